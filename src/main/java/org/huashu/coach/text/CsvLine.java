package org.huashu.coach.text;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Lines of a table as spreadsheets read them. A text that a spreadsheet would take for a formula
 * gets an apostrophe in front.
 */
public final class CsvLine {

  /** Tells a spreadsheet that a file is UTF-8; stands before the first line. */
  public static final String MARK = "\uFEFF";

  private static final String FORMULAS = "=+-@\t\r\n＝＋－＠";
  private static final Pattern NEGATIVE = Pattern.compile("-[0-9]{1,15}(\\.[0-9]{1,9})?");

  private CsvLine() {}

  /** Writes a line. */
  public static void write(List<String> cells, Appendable out) throws IOException {
    for (int i = 0; i < cells.size(); i++) {
      out.append(i == 0 ? "\"" : ",\"").append(harmless(cells.get(i)).replace("\"", "\"\""));
      out.append('"');
    }
    out.append("\r\n");
  }

  /** A text that no spreadsheet takes for a formula; a number below 0 is none. */
  public static String harmless(String text) {
    boolean formula = !text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0
        && !NEGATIVE.matcher(text).matches();
    return formula ? "'" + text : text;
  }
}
