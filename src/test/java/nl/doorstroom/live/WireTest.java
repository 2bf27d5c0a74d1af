package nl.doorstroom.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.timeout.IdleStateHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a client reads of what is sent, over a real connection. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WireTest {

  private static final int PATIENCE_SECONDS = 10;
  private static final int FRAME_BYTES = 300_000;

  /** Of the system: less than a frame, so that it takes a part of one. */
  private static final int SEND_BUFFER_BYTES = 20_000;

  /** Of the connection: several frames. */
  private static final WriteBufferWaterMark ROOM =
      new WriteBufferWaterMark(FRAME_BYTES, 4 * FRAME_BYTES);

  /** More than any system keeps for a client that does not read. */
  private static final int FRAMES_MAX = 10_000;

  /** What connections are made of; the system's own where there is one. */
  private record Transport(
      String name, Supplier<IoHandlerFactory> loop, Class<? extends ServerChannel> server) {

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Transport> transports() {
    Transport nio = new Transport("NIO", NioIoHandler::newFactory, NioServerSocketChannel.class);
    return Epoll.isAvailable()
        ? Stream.of(
            nio, new Transport("epoll", EpollIoHandler::newFactory, EpollServerSocketChannel.class))
        : Stream.of(nio);
  }

  @ParameterizedTest
  @MethodSource("transports")
  void a_frame_comes_after_what_was_written_before_it(Transport transport) throws Exception {
    try (Line line = new Line(transport)) {
      line.onLoop(
          () -> {
            line.wire.send(text("one "));
            line.wire.write(text("two "));
            line.wire.send(text("three "));
            line.wire.write(text("four "));
            line.wire.flush();
            line.wire.send(text("five"));
            return null;
          });

      assertThat(line.read("one two three four five".length()))
          .asString(StandardCharsets.US_ASCII)
          .isEqualTo("one two three four five");
    }
  }

  @ParameterizedTest
  @MethodSource("transports")
  void what_there_is_no_room_for_follows_once_the_client_reads(Transport transport)
      throws Exception {
    try (Line line = new Line(transport)) {
      int sent =
          line.onLoop(
              () -> {
                int count = 0;
                while (line.wire.hasRoom() && count < FRAMES_MAX) {
                  line.wire.send(filled((byte) count++));
                }
                return count;
              });

      assertThat(sent).isBetween(2, FRAMES_MAX - 1);
      for (int i = 0; i < sent; i++) {
        assertThat(line.read(FRAME_BYTES)).as("frame %s", i).containsOnly((byte) i);
      }
      line.onLoop(
          () -> {
            line.wire.send(text("again"));
            return null;
          });
      assertThat(line.read(5)).asString(StandardCharsets.US_ASCII).isEqualTo("again");
      assertThat(line.onLoop(line.wire::hasRoom)).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("transports")
  void a_closed_connection_has_no_room_and_takes_nothing_of_the_next_one(Transport transport)
      throws Exception {
    try (Line line = new Line(transport);
        Socket next = new Socket()) {
      // Has its own number by then: that of the closed connection goes to the server's end of it.
      next.bind(null);
      line.channel.close().sync();
      line.connect(next);
      ByteBuf frame = text("for who is gone");
      line.onLoop(
          () -> {
            line.wire.send(frame);
            return null;
          });

      assertThat(line.onLoop(line.wire::hasRoom)).isFalse();
      assertThat(frame.readableBytes()).isEqualTo("for who is gone".length());
      next.shutdownOutput();
      assertThat(next.getInputStream().readAllBytes()).isEmpty();
    }
  }

  private static ByteBuf text(String text) {
    return frame(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static ByteBuf filled(byte with) {
    byte[] content = new byte[FRAME_BYTES];
    Arrays.fill(content, with);
    return frame(content);
  }

  private static ByteBuf frame(byte[] content) {
    return Unpooled.unreleasableBuffer(Unpooled.directBuffer(content.length).writeBytes(content));
  }

  /** A server, one client of it, and the wire between them. */
  private static final class Line implements AutoCloseable {

    private final EventLoopGroup loops;
    private final Channel server;
    private final Socket client;
    private final Channel channel;
    private final Wire wire;

    Line(Transport transport) throws Exception {
      loops = new MultiThreadIoEventLoopGroup(1, transport.loop().get());
      CompletableFuture<Channel> accepted = new CompletableFuture<>();
      server =
          new ServerBootstrap()
              .group(loops)
              .channel(transport.server())
              .childOption(ChannelOption.SO_SNDBUF, SEND_BUFFER_BYTES)
              .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, ROOM)
              .childHandler(
                  new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel made) {
                      made.pipeline().addLast(new IdleStateHandler(0, 0, 0));
                      accepted.complete(made);
                    }
                  })
              .bind(InetAddress.getLoopbackAddress(), 0)
              .sync()
              .channel();
      client = new Socket();
      connect(client);
      channel = accepted.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      wire = onLoop(() -> new Wire(channel.pipeline()));
    }

    void connect(Socket socket) throws IOException {
      socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
      socket.connect((InetSocketAddress) server.localAddress());
    }

    <T> T onLoop(Callable<T> action) throws Exception {
      return channel.eventLoop().submit(action).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    byte[] read(int bytes) throws IOException {
      return client.getInputStream().readNBytes(bytes);
    }

    @Override
    public void close() throws IOException {
      client.close();
      server.close().syncUninterruptibly();
      loops.shutdownGracefully(0, PATIENCE_SECONDS, TimeUnit.SECONDS).syncUninterruptibly();
    }
  }
}
