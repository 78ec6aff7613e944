package dev.wheelhouse.ops.consume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.ops.consume.Checkpoint.Stored;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {

  @Test
  void isBehindTheOldestThatIsNotHandled() {
    Checkpoint checkpoint = Checkpoint.startingAt(10);
    for (long offset = 10; offset < 14; offset++) {
      checkpoint.read(offset, "d", false);
      checkpoint.begun(offset, "d");
    }

    checkpoint.handled(10, "d");
    checkpoint.handled(12, "d");

    assertThat(checkpoint.stored().offset()).isEqualTo(11);
    Checkpoint later = Checkpoint.restored(checkpoint.stored());
    assertThat(later.isHandled(10)).isTrue();
    assertThat(later.isHandled(11)).isFalse();
    assertThat(later.isHandled(12)).isTrue();
    assertThat(later.isHandled(13)).isFalse();
  }

  @Test
  void foldsAgainFromTheFirstEventOfTheOldestOpenDeployment() {
    Checkpoint checkpoint = Checkpoint.startingAt(0);
    handled(checkpoint, 3, "a", false);
    handled(checkpoint, 4, "b", false);
    handled(checkpoint, 7, "a", true);

    Checkpoint later = Checkpoint.restored(checkpoint.stored());

    assertThat(checkpoint.stored().offset()).isEqualTo(8);
    assertThat(later.foldFrom()).isEqualTo(4);
  }

  @Test
  void keepsADeploymentThatHasEndedUntilItsLastEventIsHandled() {
    Checkpoint checkpoint = Checkpoint.startingAt(0);
    handled(checkpoint, 3, "a", false);
    checkpoint.read(5, "a", true);
    checkpoint.begun(5, "a");

    long whileBusy = Checkpoint.restored(checkpoint.stored()).foldFrom();
    checkpoint.handled(5, "a");

    assertThat(whileBusy).isEqualTo(3);
    assertThat(Checkpoint.restored(checkpoint.stored()).foldFrom()).isEqualTo(6);
  }

  @Test
  void doesNotForgetWhereToFoldFromWhileItFoldsAgain() {
    Stored stored = new Stored(100, "1;20;");
    Checkpoint checkpoint = Checkpoint.restored(stored);

    handled(checkpoint, 20, "a", false);
    handled(checkpoint, 21, "a", true);

    assertThat(checkpoint.stored()).isEqualTo(new Stored(100, "1;22;"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2;1;", "1;x;", "1;1;***", "1;1"})
  void takesForeignMetadataForNothing(String metadata) {
    Checkpoint checkpoint = Checkpoint.restored(new Stored(9, metadata));

    assertThat(checkpoint.isHandled(8)).isTrue();
    assertThat(checkpoint.isHandled(9)).isFalse();
    assertThat(checkpoint.foldFrom()).isZero();
  }

  @Test
  void fitsIntoWhatKafkaKeepsBesideAnOffset() {
    Checkpoint checkpoint = Checkpoint.startingAt(0);
    checkpoint.read(0, "d", false);
    checkpoint.begun(0, "d");
    for (long offset = 1; offset < 2L * Checkpoint.MOST_BITS; offset++) {
      handled(checkpoint, offset, "d", false);
    }

    assertThat(checkpoint.stored().metadata()).hasSizeLessThan(4096);
  }

  /** Whatever order things end in and wherever it stops, nothing is lost and nothing repeated. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void losesAndRepeatsNothingOverRestarts(long seed) {
    Random random = new Random(seed);
    int records = 400;
    TreeMap<Long, Integer> done = new TreeMap<>();
    Stored stored = Checkpoint.startingAt(0).stored();
    for (int life = 0; done.size() < records; life++) {
      Checkpoint checkpoint = Checkpoint.restored(stored);
      Set<Long> begun = new HashSet<>();
      for (long offset = checkpoint.foldFrom(); offset < records; offset++) {
        String deployment = "d" + offset % 7;
        checkpoint.read(offset, deployment, offset + 7 >= records);
        if (checkpoint.isHandled(offset)) {
          checkpoint.handled(offset, deployment);
        } else {
          checkpoint.begun(offset, deployment);
          begun.add(offset);
        }
        if (random.nextInt(3) > 0 && !begun.isEmpty()) {
          long ends = begun.stream().skip(random.nextInt(begun.size())).findFirst().orElseThrow();
          begun.remove(ends);
          done.merge(ends, 1, Integer::sum);
          checkpoint.handled(ends, "d" + ends % 7);
        }
        stored = checkpoint.stored();
        if (random.nextInt(100) == 0 && life < 50) {
          break;
        }
      }
    }

    assertThat(done).hasSize(records);
    assertThat(done.values()).containsOnly(1);
  }

  private static void handled(Checkpoint checkpoint, long offset, String deployment, boolean last) {
    checkpoint.read(offset, deployment, last);
    checkpoint.handled(offset, deployment);
  }
}
