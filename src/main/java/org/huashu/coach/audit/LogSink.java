package org.huashu.coach.audit;

/** Takes what a log holds, in its order. */
interface LogSink {

  /** Something that happened. */
  void event(LogEvent event);

  /** A line that cannot be taken; the text names file, line and field. */
  void refused(String why);
}
