package org.huashu.coach.knowledge;

/** Hears how far work has come, and may end it by an exception of its own. */
public interface Progress {

  /** Nobody listens. */
  Progress NONE = new Progress() {
    @Override
    public void start(int steps) {}

    @Override
    public void step() {}
  };

  /** So many steps will follow. */
  void start(int steps);

  /** One step is done. */
  void step();
}
