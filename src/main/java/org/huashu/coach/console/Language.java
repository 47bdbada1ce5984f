package org.huashu.coach.console;

/** A language that the pages speak. */
public enum Language {
  /** Chinese, unless somebody chose otherwise. */
  ZH("zh-CN", "中文"),
  /** English. */
  EN("en", "English");

  private final String tag;
  private final String title;

  Language(String tag, String title) {
    this.tag = tag;
    this.title = title;
  }

  /** As HTML writes it. */
  public String tag() {
    return tag;
  }

  /** What it calls itself. */
  public String title() {
    return title;
  }

  /** The language of a tag; Chinese for every other text. */
  static Language of(String tag) {
    return tag.equals(EN.tag) ? EN : ZH;
  }
}
