package org.huashu.coach.console;

import java.time.Instant;
import java.util.List;

/**
 * What became of a file.
 *
 * @param path of the page
 * @param undone whether it was taken back
 */
public record ImportReportModel(String path, String file, String who, Instant at, boolean undone,
    List<ImportModel.Tab> tabs, Table table) {}
