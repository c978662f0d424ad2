package com.evertill.rehearsal.iot;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.SslHandler;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** What all connections share: who has which policy, who is inside, and whether anybody is let in at all. */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes its channel, and there is nobody else to tell
final class Door {
    private final Attachments attachments;
    private final Set<Channel> inside = ConcurrentHashMap.newKeySet();
    private final LongSupplier nanoTime;
    private volatile boolean refusing;

    Door(Attachments attachments, LongSupplier nanoTime) {
        this.attachments = attachments;
        this.nanoTime = nanoTime;
    }

    long now() {
        return nanoTime.getAsLong();
    }

    Optional<IotPolicy> policyOf(String commonName) {
        return attachments.of(commonName);
    }

    /** Whether this connection may go on; one that comes while the door is shut is counted before it is asked, so that none slips through. */
    boolean enter(Channel channel) {
        inside.add(channel);
        channel.closeFuture().addListener(_ -> inside.remove(channel));
        return !refusing;
    }

    void refuse(boolean refuse) {
        refusing = refuse;
        if (refuse) {
            cutAll();
        }
    }

    /** As if a cable were pulled: no DISCONNECT is said. */
    void cutAll() {
        inside.forEach(Channel::close);
    }

    /** The common name of the certificate that TLS has already verified against the authority; the first, if there are several. */
    static Optional<String> commonName(ChannelHandlerContext context) {
        try {
            var subject = context.pipeline()
                    .get(SslHandler.class)
                    .engine()
                    .getSession()
                    .getPeerPrincipal();
            var names = new X500Name(subject.getName()).getRDNs(BCStyle.CN);
            return names.length > 0 && names[0].getFirst().getValue() instanceof ASN1String name
                    ? Optional.of(name.getString())
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException noCertificate) {
            return Optional.empty();
        }
    }
}
