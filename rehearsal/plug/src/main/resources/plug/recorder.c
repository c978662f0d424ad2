// Preloaded into the shop's service: writes down what it does to the files of one folder, in the order in which it does it.
//
// A killed process leaves the page cache alive, so killing proves nothing about power. What was written since a file's last fsync may be lost,
// torn or reordered when the power goes; this record says what that was at every moment. The service is the one that is shipped, unchanged:
// SQLite's own calls are seen on their way to the C library.
//
// One mutex makes the record's order the true one: a write is recorded before an fsync that may not have covered it can be. An fsync is recorded
// after it has returned.
//
// A record: kind (1 byte), length of the file's name (1), the name, offset or new size (8), length of the bytes (4), the bytes; big endian.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <endian.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER;
static const char *folder;
static size_t folder_length;
static int record = -1;

static ssize_t (*real_pwrite)(int, const void *, size_t, off64_t);
static ssize_t (*real_write)(int, const void *, size_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_ftruncate)(int, off64_t);
static int (*real_unlink)(const char *);

__attribute__((constructor)) static void begin(void) {
    real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
    real_write = dlsym(RTLD_NEXT, "write");
    real_fsync = dlsym(RTLD_NEXT, "fsync");
    real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
    real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
    real_unlink = dlsym(RTLD_NEXT, "unlink");
    folder = getenv("RECORDED_FOLDER");
    const char *file = getenv("RECORD");
    if (folder && file) {
        folder_length = strlen(folder);
        record = open(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    }
}

static _Noreturn void give_up(const char *why) {
    fprintf(stderr, "recorder: %s\n", why);
    abort();
}

// The path below the folder, "" for the folder itself, NULL for everything else and for what survives no power cut anyway.
static const char *below(const char *path) {
    if (record < 0 || strncmp(path, folder, folder_length) != 0) return NULL;
    const char *rest = path + folder_length;
    if (*rest == 0) return rest;
    if (*rest != '/' || strstr(rest, ".db") == NULL || strstr(rest, "-shm") != NULL) return NULL;
    return rest + 1;
}

static const char *name_of(int fd, char *path) {
    if (record < 0) return NULL;
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    if (length < 0) return NULL;
    path[length] = 0;
    return below(path);
}

static void put(char kind, const char *name, uint64_t at, const void *bytes, uint32_t length) {
    uint8_t head[2 + 255 + 12];
    size_t name_length = strlen(name);
    if (name_length > 255) give_up("a name is too long");
    head[0] = (uint8_t) kind;
    head[1] = (uint8_t) name_length;
    memcpy(head + 2, name, name_length);
    uint64_t big_at = htobe64(at);
    uint32_t big_length = htobe32(length);
    memcpy(head + 2 + name_length, &big_at, 8);
    memcpy(head + 10 + name_length, &big_length, 4);
    struct iovec parts[2] = {{head, 14 + name_length}, {(void *) bytes, length}};
    if (writev(record, parts, 2) != (ssize_t) (14 + name_length + length)) give_up("the record cannot be written");
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) {
    char path[PATH_MAX];
    const char *name = name_of(fd, path);
    if (!name) return real_pwrite(fd, bytes, length, offset);
    pthread_mutex_lock(&order);
    ssize_t written = real_pwrite(fd, bytes, length, offset);
    int error = errno;
    if (written > 0) put('W', name, (uint64_t) offset, bytes, (uint32_t) written);
    pthread_mutex_unlock(&order);
    errno = error;
    return written;
}

// SQLite writes with pwrite. Should that change, the record would be incomplete: better none.
ssize_t write(int fd, const void *bytes, size_t length) {
    char path[PATH_MAX];
    if (fd != record && name_of(fd, path)) give_up("a database was written without an offset");
    return real_write(fd, bytes, length);
}

static int synced(int fd, int (*sync)(int)) {
    char path[PATH_MAX];
    const char *name = name_of(fd, path);
    if (!name) return sync(fd);
    pthread_mutex_lock(&order);
    int result = sync(fd);
    int error = errno;
    if (result == 0) put('S', name, 0, NULL, 0);
    pthread_mutex_unlock(&order);
    errno = error;
    return result;
}

int fsync(int fd) { return synced(fd, real_fsync); }

int fdatasync(int fd) { return synced(fd, real_fdatasync); }

int ftruncate64(int fd, off64_t size) {
    char path[PATH_MAX];
    const char *name = name_of(fd, path);
    if (!name) return real_ftruncate(fd, size);
    pthread_mutex_lock(&order);
    int result = real_ftruncate(fd, size);
    int error = errno;
    if (result == 0) put('T', name, (uint64_t) size, NULL, 0);
    pthread_mutex_unlock(&order);
    errno = error;
    return result;
}

int unlink(const char *path) {
    const char *name = below(path);
    if (!name || !*name) return real_unlink(path);
    pthread_mutex_lock(&order);
    int result = real_unlink(path);
    int error = errno;
    if (result == 0) put('U', name, 0, NULL, 0);
    pthread_mutex_unlock(&order);
    errno = error;
    return result;
}
