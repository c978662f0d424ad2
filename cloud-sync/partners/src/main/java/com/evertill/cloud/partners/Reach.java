package com.evertill.cloud.partners;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;

/**
 * Where messages may go: to {@code https} at public addresses. A partner gives us an address and we ask it from inside the retailer's network, so whatever stands
 * in that network would be within the partner's reach otherwise (OWASP, "Server-Side Request Forgery Prevention").
 *
 * @param hosts that may have private addresses all the same, since the operator says so.
 * @param loopback for rehearsals: {@code http} is allowed, to this machine itself.
 * @param names who knows the addresses of a host.
 */
public record Reach(Set<String> hosts, boolean loopback, Names names) {
    /** The resolver. */
    @FunctionalInterface
    public interface Names {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    /** It may not be reached. */
    static final class OutOfReachException extends Exception {
        private static final long serialVersionUID = 1;

        private final PartnerRefusal why;

        OutOfReachException(PartnerRefusal why) {
            super(why.name());
            this.why = why;
        }

        PartnerRefusal why() {
            return why;
        }
    }

    public Reach {
        hosts = Set.copyOf(hosts);
    }

    /**
     * The address that is connected to: looked up once, so that the one that was looked at is the one that is asked.
     *
     * @throws OutOfReachException with the reason.
     */
    InetAddress address(URI url) throws OutOfReachException {
        if (url.getHost() == null
                || url.getRawUserInfo() != null
                || url.getScheme() == null
                || url.getRawFragment() != null) {
            throw new OutOfReachException(PartnerRefusal.THE_ADDRESS_IS_NONE);
        }
        boolean secure = url.getScheme().equals("https");
        if (!secure && !(loopback && url.getScheme().equals("http"))) {
            throw new OutOfReachException(PartnerRefusal.THE_ADDRESS_MUST_BE_HTTPS);
        }
        var addresses = resolve(url.getHost());
        if (loopback && Arrays.stream(addresses).allMatch(InetAddress::isLoopbackAddress)) {
            return addresses[0];
        }
        if (!secure) {
            throw new OutOfReachException(PartnerRefusal.THE_ADDRESS_MUST_BE_HTTPS);
        }
        if (!hosts.contains(url.getHost()) && !Arrays.stream(addresses).allMatch(Reach::isPublic)) {
            throw new OutOfReachException(PartnerRefusal.THE_ADDRESS_IS_NOT_PUBLIC);
        }
        return addresses[0];
    }

    private InetAddress[] resolve(String host) throws OutOfReachException {
        try {
            var addresses = names.of(host);
            if (addresses.length > 0) {
                return addresses;
            }
        } catch (UnknownHostException e) {
            throw (OutOfReachException) new OutOfReachException(PartnerRefusal.THE_HOST_IS_NOT_KNOWN).initCause(e);
        }
        throw new OutOfReachException(PartnerRefusal.THE_HOST_IS_NOT_KNOWN);
    }

    /** By the registries of special addresses (RFC 6890). */
    static boolean isPublic(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        var bytes = address.getAddress();
        if (address instanceof Inet6Address) {
            // Global unicast is 2000::/3; what wraps an address of version 4 (6to4, Teredo) or is for documents is not
            // asked.
            boolean global = (bytes[0] & 0xe0) == 0x20;
            int first = pair(bytes, 0);
            int second = pair(bytes, 2);
            return global && first != 0x2002 && !(first == 0x2001 && (second < 0x200 || second == 0xdb8));
        }
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        int third = bytes[2] & 0xff;
        return first != 0
                && first < 224
                && !(first == 100 && second >= 64 && second < 128)
                && !(first == 192 && second == 0 && (third == 0 || third == 2))
                && !(first == 192 && second == 88 && third == 99)
                && !(first == 198 && (second == 18 || second == 19))
                && !(first == 198 && second == 51 && third == 100)
                && !(first == 203 && second == 0 && third == 113);
    }

    private static int pair(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
    }
}
