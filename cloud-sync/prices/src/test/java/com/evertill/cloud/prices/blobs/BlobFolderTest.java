package com.evertill.cloud.prices.blobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobFolderTest extends BlobStoreContract {
    @TempDir
    Path folder;

    @Override
    protected BlobStore store() {
        return new BlobFolder(folder);
    }

    @Test
    void only_whole_files_lie_in_the_folder() throws Exception {
        var blob = store().put(out -> out.write("hello".getBytes(StandardCharsets.UTF_8)));
        assertThat(folder.toFile().list()).containsExactly(blob.key().hex());
    }
}
