package nl.doorstroom.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import nl.doorstroom.FreePort;

/**
 * nginx with Nchan, set up for the least CPU time: one worker (a second one costs messages between
 * them), no access log, no compression, one channel.
 */
final class Nchan implements AutoCloseable {

  private static final Path MODULE = Path.of("/usr/lib/nginx/modules/ngx_nchan_module.so");
  private static final Duration START_MAX = Duration.ofSeconds(5);

  private final Process process;
  private final int port;

  private Nchan(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Whether Debian's {@code nginx} and {@code libnginx-mod-nchan} are installed. */
  static boolean isInstalled() {
    return Files.exists(MODULE) && Files.exists(Path.of("/usr/sbin/nginx"));
  }

  static String version() throws IOException, InterruptedException {
    return Machine.output("/usr/sbin/nginx", "-v").replaceFirst(".*: ", "")
        + " with libnginx-mod-nchan "
        + Machine.output("dpkg-query", "-W", "-f", "${Version}", "libnginx-mod-nchan");
  }

  static Nchan start(Path directory) throws IOException {
    int port = FreePort.next();
    Files.createDirectories(directory);
    Path configuration = directory.resolve("nginx.conf").toAbsolutePath();
    Files.writeString(
        configuration,
        """
        load_module %s;
        daemon off;
        user root;
        worker_processes 1;
        pid %s/nginx.pid;
        error_log stderr warn;
        events { worker_connections 4096; }
        http {
          access_log off;
          client_body_temp_path %2$s;
          proxy_temp_path %2$s;
          fastcgi_temp_path %2$s;
          uwsgi_temp_path %2$s;
          scgi_temp_path %2$s;
          keepalive_requests 1000000;
          nchan_shared_memory_size 64M;
          server {
            listen 127.0.0.1:%3$d backlog=4096;
            location = /publish {
              nchan_publisher;
              nchan_channel_id board;
              nchan_message_buffer_length 1000;
            }
            location = /watch {
              nchan_subscriber websocket;
              nchan_channel_id board;
              nchan_subscriber_first_message newest;
            }
          }
        }
        """
            .formatted(MODULE, directory.toAbsolutePath(), port));
    Nchan started =
        new Nchan(
            new ProcessBuilder("/usr/sbin/nginx", "-c", configuration.toString(), "-e", "stderr")
                .redirectOutput(Redirect.INHERIT)
                .redirectError(Redirect.INHERIT)
                .start(),
            port);
    started.awaitPort();
    return started;
  }

  URI publish() {
    return URI.create("http://127.0.0.1:" + port + "/publish");
  }

  URI watch() {
    return URI.create("ws://127.0.0.1:" + port + "/watch");
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }

  private void awaitPort() throws IOException {
    long start = System.nanoTime();
    while (true) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return;
      } catch (IOException refused) {
        if (!process.isAlive() || System.nanoTime() - start > START_MAX.toNanos()) {
          throw refused;
        }
        Thread.onSpinWait();
      }
    }
  }
}
