package nl.doorstroom.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A main class of the tests in a process of its own, so that its CPU time is its own. It is asked
 * by lines on its standard input and answers each with one line.
 */
public final class JavaProcess implements AutoCloseable {

  private final Process process;
  private final PrintWriter questions;
  private final BufferedReader answers;

  private JavaProcess(Process process) {
    this.process = process;
    this.questions =
        new PrintWriter(new OutputStreamWriter(process.getOutputStream(), UTF_8), true);
    this.answers = process.inputReader(UTF_8);
  }

  /** Starts {@code main} and returns once it has written its first line. */
  static JavaProcess start(Class<?> main, List<String> options, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(java());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath(), main.getName()));
    command.addAll(arguments);
    JavaProcess started =
        new JavaProcess(new ProcessBuilder(command).redirectError(Redirect.INHERIT).start());
    started.answer();
    return started;
  }

  String ask(String question) throws IOException {
    questions.println(question);
    return answer();
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }

  private String answer() throws IOException {
    String answer = answers.readLine();
    if (answer == null) {
      throw new IOException("process " + process.pid() + " ended");
    }
    return answer;
  }

  /** The program that runs this process. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** What this process finds its classes by, for another one. */
  public static String classPath() {
    // Surefire and Failsafe may hide the real one behind a jar with only a manifest.
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
        .replace("\n", File.pathSeparator);
  }
}
