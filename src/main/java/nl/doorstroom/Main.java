package nl.doorstroom;

/** Starts the exchange from the command line. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {}
}
