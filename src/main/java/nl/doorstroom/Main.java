package nl.doorstroom;

import nl.doorstroom.app.CommandLineEntry;

/** Starts the exchange from the command line. */
public final class Main {

  private Main() {}

  /** See {@code --help}; without arguments everything is started. */
  public static void main(String[] arguments) {
    int exitCode = CommandLineEntry.run(arguments);
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }
}
