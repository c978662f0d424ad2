/**
 * Files that never change, under the hash of their content, behind addresses that soon expire.
 *
 * <p>{@link com.evertill.cloud.prices.blobs.BlobStore} is the port: a folder here, S3 in the cloud. What is behind a key is what the key says, or
 * is not there: a half-written file never has a name. {@link com.evertill.cloud.prices.blobs.BlobAddresses} makes and checks addresses as S3's
 * presigned ones are: whoever has one may read that one file until it expires, and needs nothing else. That is no secret worth keeping, since a
 * release is signed and a price is on the shelf; it keeps strangers from using the store's bandwidth.
 */
@NullMarked
package com.evertill.cloud.prices.blobs;

import org.jspecify.annotations.NullMarked;
