package nl.doorstroom.journal.postgres.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * As whom PostgreSQL's programs run. As oneself, unless that is root, as which PostgreSQL refuses
 * to run.
 *
 * @param prefix words before the program
 * @param owner number of the user who must own the files; −1 leaves them as they are
 */
record RunAs(List<String> prefix, int owner) {

  /** The number of the user and group nobody, the same on every Linux. */
  static final int NOBODY = 65_534;

  private static final int ROOT = 0;

  private static final int AS_THEY_ARE = -1;

  /**
   * Finds a way to run {@code program}: as nobody, which needs every directory above the program to
   * be passable, else as root in a user namespace of its own, where root looks like nobody.
   *
   * @throws EmbeddedPostgresException if this process is root's and neither works
   */
  static RunAs detect(Path program) throws IOException, InterruptedException {
    if (!isRoot()) {
      return new RunAs(sessionOf(List.of(), program), AS_THEY_ARE);
    }
    List<String> setpriv =
        List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--");
    Programs.Outcome asNobody = trial(setpriv, program);
    if (asNobody.status() == 0) {
      return new RunAs(sessionOf(setpriv, program), NOBODY);
    }
    List<String> unshare = List.of("unshare", "--user", "--");
    Programs.Outcome inNamespace = trial(unshare, program);
    if (inNamespace.status() == 0) {
      return new RunAs(sessionOf(unshare, program), ROOT);
    }
    throw new EmbeddedPostgresException(
        "PostgreSQL: does not run as root, and there is no other user to run it as. As nobody: "
            + asNobody.output()
            + "; in a user namespace: "
            + inNamespace.output()
            + " (start the server as another user, or put the data where nobody can reach it:"
            + " every directory above "
            + program
            + " must be passable for others)");
  }

  List<String> command(Path program, List<String> arguments) {
    List<String> words = new ArrayList<>(prefix);
    words.add(program.toString());
    words.addAll(arguments);
    return words;
  }

  /** Makes {@code path} and what is in it belong to the user that the programs run as. */
  void own(Path path) throws IOException {
    if (owner != AS_THEY_ARE
        && !Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS).equals(owner)) {
      Directories.giveTo(owner, path);
    }
  }

  /**
   * Puts the program in a session of its own where that can be done: Ctrl-C at the terminal must
   * not stop PostgreSQL under a server that still has work to finish.
   */
  private static List<String> sessionOf(List<String> prefix, Path program)
      throws InterruptedException {
    List<String> words = new ArrayList<>(List.of("setsid"));
    words.addAll(prefix);
    return !Programs.isWindows() && trial(words, program).status() == 0 ? words : prefix;
  }

  private static Programs.Outcome trial(List<String> prefix, Path program)
      throws InterruptedException {
    return Programs.run(
        new RunAs(prefix, AS_THEY_ARE).command(program, List.of("--version")), Path.of("/"));
  }

  private static boolean isRoot() throws IOException {
    Path self = Path.of("/proc/self");
    return Files.exists(self)
        ? Files.getAttribute(self, "unix:uid").equals(ROOT)
        : !Programs.isWindows() && "root".equals(System.getProperty("user.name"));
  }
}
