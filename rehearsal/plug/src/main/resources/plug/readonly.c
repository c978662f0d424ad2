// Preloaded into the shop's service: while a certain file exists, one folder answers as a file system does that was remounted read-only.
//
// The real thing goes one way only: as long as anything is open for writing, "mount -o remount,ro" is refused (EBUSY), and when the kernel does it by
// itself after an error of the disk, nothing but unmounting makes it writable again (FailingDisk does that). So that it can come and go beside a
// service that goes on, this answers as the kernel would: EROFS to every write, resize, removal and opening for writing, and yes to everything else,
// fsync included.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static const char *folder;
static const char *flag;
static size_t folder_length;

static ssize_t (*real_pwrite)(int, const void *, size_t, off64_t);
static ssize_t (*real_write)(int, const void *, size_t);
static int (*real_ftruncate)(int, off64_t);
static int (*real_unlink)(const char *);
static int (*real_open)(const char *, int, ...);

__attribute__((constructor)) static void begin(void) {
    real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
    real_write = dlsym(RTLD_NEXT, "write");
    real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
    real_unlink = dlsym(RTLD_NEXT, "unlink");
    real_open = dlsym(RTLD_NEXT, "open64");
    flag = getenv("READ_ONLY_WHILE");
    folder = getenv("READ_ONLY_FOLDER");
    folder_length = folder ? strlen(folder) : 0;
}

static int refuses(const char *path) {
    return folder && flag && path && strncmp(path, folder, folder_length) == 0 && access(flag, F_OK) == 0;
}

static int refuses_fd(int fd) {
    if (!folder || fd <= 2) return 0;
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    int saved = errno, answer = refuses(path);
    errno = saved;
    return answer;
}

static int read_only(void) {
    errno = EROFS;
    return -1;
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) {
    return refuses_fd(fd) ? read_only() : real_pwrite(fd, bytes, length, offset);
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) { return pwrite64(fd, bytes, length, offset); }

ssize_t write(int fd, const void *bytes, size_t length) {
    return refuses_fd(fd) ? read_only() : real_write(fd, bytes, length);
}

int ftruncate64(int fd, off64_t size) { return refuses_fd(fd) ? read_only() : real_ftruncate(fd, size); }

int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

int unlink(const char *path) { return refuses(path) ? read_only() : real_unlink(path); }

int open64(const char *path, int flags, ...) {
    mode_t mode = 0;
    if (flags & (O_CREAT | O_TMPFILE)) {
        va_list rest;
        va_start(rest, flags);
        mode = va_arg(rest, mode_t);
        va_end(rest);
    }
    int writes = (flags & O_ACCMODE) != O_RDONLY || (flags & O_TRUNC) || ((flags & O_CREAT) && access(path, F_OK) != 0);
    return writes && refuses(path) ? read_only() : real_open(path, flags, mode);
}

int open(const char *path, int flags, ...) {
    mode_t mode = 0;
    if (flags & (O_CREAT | O_TMPFILE)) {
        va_list rest;
        va_start(rest, flags);
        mode = va_arg(rest, mode_t);
        va_end(rest);
    }
    return open64(path, flags, mode);
}
