package dev.wheelhouse.charts;

import dev.wheelhouse.yaml.GoText;

/** What is left of the limits while one chart is loaded. Not thread-safe. */
final class LoadBudget {
  private final ChartLimits limits;
  private long bytesLeft;
  private int filesLeft;

  LoadBudget(ChartLimits limits) {
    this.limits = limits;
    this.bytesLeft = limits.totalBytes();
    this.filesLeft = limits.files();
  }

  ChartLimits limits() {
    return limits;
  }

  long bytesLeft() {
    return bytesLeft;
  }

  /** Takes a file of the given size from the budget before its content is read. */
  void take(String path, long size) {
    if (size > limits.fileBytes()) {
      throw new ChartException(
          ChartErrorCode.FILE_TOO_LARGE,
          "decompressed chart file "
              + GoText.quote(path)
              + " is larger than the maximum file size "
              + limits.fileBytes());
    }
    if (size >= bytesLeft) {
      throw tooLarge();
    }
    if (filesLeft == 0) {
      throw new ChartException(
          ChartErrorCode.TOO_MANY_FILES,
          "loading chart: more than "
              + limits.files()
              + " files, the limit; remove files or list them in .helmignore");
    }
    bytesLeft -= size;
    filesLeft--;
  }

  ChartException tooLarge() {
    return new ChartException(
        ChartErrorCode.ARCHIVE_TOO_LARGE,
        "decompressed chart is larger than the maximum file size " + limits.totalBytes());
  }

  void checkDepth(String path) {
    if (path.split("/", -1).length > limits.pathDepth()) {
      throw new ChartException(
          ChartErrorCode.PATH_TOO_DEEP,
          "loading chart: path "
              + GoText.quote(path)
              + " has more than "
              + limits.pathDepth()
              + " segments, the limit; flatten the directories");
    }
  }
}
