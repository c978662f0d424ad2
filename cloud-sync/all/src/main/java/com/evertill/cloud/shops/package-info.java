/**
 * What the cloud hears of the shops, and what it answers.
 *
 * <p>{@link com.evertill.cloud.shops.Reception} is given each message as it came, whatever brought it, and gives back the messages that are to be
 * sent. An answer that gets lost does no harm: the node sends again, or says hello, and is answered again. The server drives it beside a broker, the
 * simulator beside a bad network.
 */
@NullMarked
package com.evertill.cloud.shops;

import org.jspecify.annotations.NullMarked;
