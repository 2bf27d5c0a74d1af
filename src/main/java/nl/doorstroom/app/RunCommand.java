package nl.doorstroom.app;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Starts everything, says where to look, and runs until it is stopped. */
@Command(
    name = "doorstroom",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "A live capacity exchange for regional mental-health networks.",
      "Without a subcommand: starts the server.",
      "",
      "Each option can also be given as -D<name>=<value>, as DOORSTROOM_<NAME> in the environment, or in"
          + " doorstroom.properties, in that order.",
      ""
    },
    subcommands = {
      JournalCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      ImportCommand.class
    })
final class RunCommand implements Callable<Integer> {

  @Spec CommandSpec spec = CommandSpec.create();

  @Mixin ServerOptions options = new ServerOptions();

  @Override
  public Integer call() throws Exception {
    options.logFormat.use();
    Console console = new Console(spec.commandLine().getOut());
    CountDownLatch stopped = new CountDownLatch(1);
    Server server = new Server(options, console);
    Thread stopping =
        new Thread(
            () -> {
              server.close();
              stopped.countDown();
            },
            "doorstroom-stop");
    Runtime.getRuntime().addShutdownHook(stopping);
    server.start();
    console.say("");
    console.say("Doorstroom draait: http://localhost:" + server.port() + "/wachttijden");
    console.say("  De API staat op http://localhost:" + server.port() + "/api");
    console.say("  Stoppen met Ctrl-C.");
    stopped.await();
    return 0;
  }
}
