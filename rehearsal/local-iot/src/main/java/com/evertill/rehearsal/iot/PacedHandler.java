package com.evertill.rehearsal.iot;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * Lets packets through in their order and not before their time. While one that came in waits, nothing more is read from the socket: the sender
 * feels it. Going out only messages are paced: an answer overtakes them, as it may (IoT Core guarantees no order between the two).
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes its channel, and there is nobody else to tell
abstract class PacedHandler extends ChannelDuplexHandler {
    private final Deque<MqttMessage> in = new ArrayDeque<>();
    private final Deque<Outgoing> out = new ArrayDeque<>();
    private boolean inWaits;
    private boolean outWaits;

    private record Outgoing(MqttMessage message, ChannelPromise promise) {}

    /** Nanoseconds until this packet from the client may be read; 0 for now. */
    abstract long waitToRead(MqttMessage message);

    abstract void read(ChannelHandlerContext context, MqttMessage message);

    /** Nanoseconds until this packet may go to the client; 0 for now. */
    abstract long waitToWrite(MqttMessage message);

    abstract void write(ChannelHandlerContext context, MqttMessage message, ChannelPromise promise);

    @Override
    public final void channelRead(ChannelHandlerContext context, Object message) {
        in.add((MqttMessage) message);
        if (!inWaits) {
            readOn(context);
        }
    }

    private void readOn(ChannelHandlerContext context) {
        inWaits = false;
        while (!in.isEmpty() && context.channel().isActive()) {
            long wait = waitToRead(in.element());
            if (wait > 0) {
                inWaits = true;
                context.channel().config().setAutoRead(false);
                context.executor().schedule(() -> readOn(context), wait, TimeUnit.NANOSECONDS);
                return;
            }
            read(context, in.remove());
        }
        context.channel().config().setAutoRead(true);
    }

    @Override
    public final void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        var packet = (MqttMessage) message;
        if (waitToWrite(packet) > 0 || isBehindAnother(packet)) {
            out.add(new Outgoing(packet, promise));
            if (!outWaits) {
                writeOn(context);
            }
        } else {
            write(context, packet, promise);
        }
    }

    private boolean isBehindAnother(MqttMessage packet) {
        return !out.isEmpty()
                && packet.fixedHeader().messageType()
                        == out.element().message().fixedHeader().messageType();
    }

    private void writeOn(ChannelHandlerContext context) {
        outWaits = false;
        while (!out.isEmpty() && context.channel().isActive()) {
            long wait = waitToWrite(out.element().message());
            if (wait > 0) {
                outWaits = true;
                context.executor().schedule(() -> writeOn(context), wait, TimeUnit.NANOSECONDS);
                break;
            }
            var next = out.remove();
            write(context, next.message(), next.promise());
        }
        context.flush();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        in.forEach(ReferenceCountUtil::release);
        in.clear();
        out.forEach(waiting -> ReferenceCountUtil.release(waiting.message()));
        out.clear();
        super.channelInactive(context);
    }
}
