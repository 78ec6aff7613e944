package dev.wheelhouse.charts;

/** Why a chart could not be read or written. */
public enum ChartErrorCode {
  /** Nothing is at the given path, or it cannot be read. */
  NOT_READABLE,
  /** The file is no gzip-compressed tar archive. */
  NOT_AN_ARCHIVE,
  /** The archive breaks off or is damaged. */
  ARCHIVE_DAMAGED,
  /** All files of the archive together are larger than the limit. */
  ARCHIVE_TOO_LARGE,
  /** One file is larger than the limit. */
  FILE_TOO_LARGE,
  /** The archive or directory has more files than the limit. */
  TOO_MANY_FILES,
  /** A path would lead out of the chart: {@code ..}, an absolute path or a drive. */
  PATH_ESCAPES,
  /** A path has more segments than the limit. */
  PATH_TOO_DEEP,
  /** A path in the archive is not UTF-8, is empty or holds characters no path may hold. */
  PATH_INVALID,
  /** Two entries of the archive have the same path. */
  DUPLICATE_PATH,
  /** The archive holds a link, a device or another entry that is no plain file. */
  ENTRY_NOT_A_FILE,
  /** A symbolic link of a directory leads nowhere or in a circle. */
  LINK_INVALID,
  /** Subcharts are nested deeper than the limit. */
  SUBCHARTS_TOO_DEEP,
  /** {@code .helmignore} has a rule that Helm refuses. */
  IGNORE_RULE_INVALID,
  /** There is no {@code Chart.yaml}. */
  CHART_YAML_MISSING,
  /** {@code Chart.yaml}, {@code Chart.lock}, {@code requirements.yaml} or its lock is malformed. */
  METADATA_MALFORMED,
  /** The metadata is well-formed and breaks one of Helm's rules. */
  METADATA_INVALID,
  /** {@code values.yaml} cannot be parsed. */
  VALUES_MALFORMED,
  /** A file could not be written. */
  NOT_WRITABLE
}
