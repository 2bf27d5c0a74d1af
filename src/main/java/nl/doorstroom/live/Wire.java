package nl.doorstroom.live;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.unix.Socket;
import io.netty.channel.unix.UnixChannel;
import io.netty.handler.codec.http.websocketx.WebSocketFrameEncoder;
import io.netty.handler.timeout.IdleStateHandler;
import java.io.IOException;
import java.lang.ref.Reference;
import org.jspecify.annotations.Nullable;

/**
 * Where the frames of one WebSocket leave, as the bytes they are on the wire: past Vert.x's
 * encoder, for encoding the same text for every socket costs more than sending it, and past the
 * watch for silence, which listens to every write and needs none of them: a client that is there
 * answers each tick.
 *
 * <p>Bytes leave in the order in which they are given, and the connection's own between them. A
 * connection that is broken takes what it is given and tells the pipeline of the failure, and so
 * the socket's exception handler.
 *
 * <p><b>Threads.</b> Confined to the event loop of its connection, on which it is closed, too: the
 * system gives the number of a closed connection to the next one.
 */
final class Wire {

  private final ChannelHandlerContext from;

  /** What the system knows the connection by; null on a transport that does not tell. */
  private final @Nullable Socket socket;

  /** What the system had no room for yet, and what is to be flushed; null if closed before. */
  private final @Nullable ChannelOutboundBuffer queue;

  /**
   * @param pipeline of the socket's own connection: the socket that the router gives is a wrapper
   */
  Wire(ChannelPipeline pipeline) {
    this.from = exit(pipeline);
    this.socket =
        pipeline.channel() instanceof UnixChannel channel && channel.fd() instanceof Socket known
            ? known
            : null;
    this.queue = pipeline.channel().unsafe().outboundBuffer();
  }

  private static ChannelHandlerContext exit(ChannelPipeline pipeline) {
    ChannelHandlerContext silence = pipeline.context(IdleStateHandler.class);
    return silence == null ? pipeline.context(WebSocketFrameEncoder.class) : silence;
  }

  /** Whether the connection is open and less is queued for it than its high-water mark. */
  boolean hasRoom() {
    return queue != null
        && queue.isWritable()
        && (socket == null ? from.channel().isOpen() : socket.isOpen());
  }

  /** Sends {@code frame} with the next {@link #flush}. It stays the caller's. */
  void write(ByteBuf frame) {
    ChannelFuture unused = from.write(frame.duplicate(), from.voidPromise());
  }

  void flush() {
    from.flush();
  }

  /**
   * Sends {@code frame}, and all that was written before it. It stays the caller's.
   *
   * <p>When nothing is queued the system is given the bytes as they lie: for the same frame to a
   * thousand sockets that is a tenth less work than the way through the queue, most of it waiting
   * for memory. What the system has no room for goes there.
   */
  void send(ByteBuf frame) {
    int sent = sendNow(frame);
    if (sent < frame.readableBytes()) {
      ChannelFuture unused =
          from.writeAndFlush(frame.duplicate().skipBytes(sent), from.voidPromise());
    }
  }

  /** Returns how many bytes the system took: none when others wait before them. */
  private int sendNow(ByteBuf frame) {
    if (socket == null
        || queue == null
        || queue.totalPendingWriteBytes() > 0
        || !socket.isOpen()
        || !frame.hasMemoryAddress()) {
      return 0;
    }
    try {
      return socket.sendAddress(frame.memoryAddress(), frame.readerIndex(), frame.writerIndex());
    } catch (IOException broken) {
      // The queue will find the same, and ends the connection as it ends others.
      return 0;
    } finally {
      Reference.reachabilityFence(frame);
    }
  }
}
