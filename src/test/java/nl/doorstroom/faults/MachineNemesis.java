package nl.doorstroom.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** What befalls the machines themselves: their clocks and their disks. */
enum MachineNemesis implements Nemesis {
  CLOCK_JUMPS("clock of a node jumps by hours") {
    @Override
    public Optional<String> impossible(World.Shape shape) {
      return Files.exists(FAKETIME)
          ? Optional.empty()
          : Optional.of("libfaketime is not installed (Debian's faketime)");
    }

    @Override
    public void strike(World world, Town town, Workload load, Random random) throws Exception {
      Node node = world.nodes().get(random.nextInt(world.nodes().size()));
      Path clock = world.directory().resolve("clock");
      set(clock, "+0");
      node.stop();
      node.startAgain(
          node.plan(),
          Map.of(
              "LD_PRELOAD",
              FAKETIME.toString(),
              "FAKETIME_TIMESTAMP_FILE",
              clock.toString(),
              // Read each second: at each look at the clock a start takes minutes.
              "FAKETIME_CACHE_DURATION",
              "1",
              "FAKETIME_DONT_FAKE_MONOTONIC",
              "1"));
      node.awaitReady();
      for (String jump : List.of("+2h", "-3h", "+40d", "-1d", "+0")) {
        set(clock, jump);
        Shell.pass(Duration.ofMillis(1_500 + random.nextInt(1_500)));
      }
      node.stop();
      node.startAgain();
      node.awaitReady();
    }

    private static void set(Path clock, String offset) throws IOException {
      Path fresh = clock.resolveSibling("clock.new");
      Files.writeString(fresh, offset + "\n");
      Files.move(fresh, clock, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
  },
  FULL_DISK("full disk under PostgreSQL") {
    @Override
    public Optional<String> impossible(World.Shape shape) {
      return SmallDisk.impossible();
    }

    @Override
    public World.Shape needs(World.Shape shape) {
      return shape.onSmallDisk();
    }

    @Override
    public void strike(World world, Town town, Workload load, Random random) {
      SmallDisk disk = world.disk();
      disk.fill();
      try {
        // What is kept ready for the journal of the database is used up first.
        for (int i = 0; i < 6 && world.postgres().isAlive(); i++) {
          switchWal(world);
          Shell.pass(Duration.ofMillis(700));
        }
        Shell.pass(Duration.ofMillis(2_000 + random.nextInt(4_000)));
      } finally {
        disk.clear();
      }
      world.postgres().startAgain();
    }

    private static void switchWal(World world) {
      try (Connection database = world.postgres().connect();
          Statement statement = database.createStatement()) {
        statement.execute("select pg_switch_wal()");
      } catch (SQLException full) {
        // That is what it is about.
        return;
      }
    }
  },
  SLOW_DISK("slow disk by dm-delay") {
    @Override
    public Optional<String> impossible(World.Shape shape) {
      return Files.exists(Path.of("/dev/mapper/control"))
          ? Optional.of("not written: no machine at hand has a device mapper")
          : Optional.of("no device mapper here (/dev/mapper/control)");
    }

    @Override
    public void strike(World world, Town town, Workload load, Random random) {
      throw new UnsupportedOperationException(title());
    }
  },
  FAILOVER("failover to a standby that replicates synchronously") {
    @Override
    public void strike(World world, Town town, Workload load, Random random) throws Exception {
      Standby standby = Standby.of(world);
      Shell.pass(Duration.ofMillis(1_000 + random.nextInt(2_000)));
      standby.takeOver();
    }
  };

  private static final Path FAKETIME =
      Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1");

  private final String title;

  MachineNemesis(String title) {
    this.title = title;
  }

  @Override
  public String title() {
    return title;
  }
}
