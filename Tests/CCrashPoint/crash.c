// Why this is C and not Swift: it takes the place of libc's functions in another program.
#include "CCrashPoint.h"

#include <dlfcn.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_long calls;
static long fatal_call;
static bool torn;
static const char *only_file;

__attribute__((constructor)) static void begin(void) {
    const char *at = getenv("CRASH_AT");
    fatal_call = at ? atol(at) : 0;
    torn = getenv("CRASH_TORN") != NULL;
    only_file = getenv("CRASH_FILE");
}

__attribute__((destructor)) static void end(void) {
    const char *path = getenv("CRASH_COUNT");
    FILE *file = path ? fopen(path, "w") : NULL;
    if (!file) return;
    fprintf(file, "%ld\n", atomic_load(&calls));
    fclose(file);
}

// Whether a descriptor's file has the end of its path that is looked for.
static bool is_counted(int descriptor) {
    char link[64], path[4096];
    if (descriptor <= STDERR_FILENO) return false;
    if (!only_file) return true;
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, sizeof path);
    size_t end = strlen(only_file);
    return length >= (ssize_t)end && memcmp(path + length - end, only_file, end) == 0;
}

// Whether this call is the last one; what people read on the terminal does not count.
static bool is_fatal(int descriptor) {
    return is_counted(descriptor) && atomic_fetch_add(&calls, 1) + 1 == fatal_call;
}

static void die(void) {
    for (;;) kill(getpid(), SIGKILL);
}

// POSIX lets dlsym's object pointer stand for a function; ISO C has no cast for it.
#define LIBC(result, name, ...)                                                                                        \
    static result (*libc)(__VA_ARGS__);                                                                                \
    if (!libc) *(void **)&libc = dlsym(RTLD_NEXT, name)

#define EXPORT __attribute__((visibility("default")))

EXPORT ssize_t write(int file, const void *bytes, size_t count) {
    LIBC(ssize_t, "write", int, const void *, size_t);
    if (is_fatal(file)) {
        if (torn) libc(file, bytes, count / 2);
        die();
    }
    return libc(file, bytes, count);
}

EXPORT ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t offset) {
    LIBC(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
    if (is_fatal(file)) {
        if (torn) libc(file, bytes, count / 2, offset);
        die();
    }
    return libc(file, bytes, count, offset);
}

EXPORT ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) {
    return pwrite64(file, bytes, count, offset);
}

EXPORT ssize_t writev(int file, const struct iovec *pieces, int count) {
    LIBC(ssize_t, "writev", int, const struct iovec *, int);
    if (is_fatal(file)) {
        if (torn) libc(file, pieces, count / 2);
        die();
    }
    return libc(file, pieces, count);
}

EXPORT ssize_t send(int socket, const void *bytes, size_t count, int flags) {
    LIBC(ssize_t, "send", int, const void *, size_t, int);
    if (is_fatal(socket)) {
        if (torn) libc(socket, bytes, count / 2, flags);
        die();
    }
    return libc(socket, bytes, count, flags);
}

EXPORT int fdatasync(int file) {
    LIBC(int, "fdatasync", int);
    if (is_fatal(file)) die();
    return libc(file);
}

EXPORT int fsync(int file) {
    LIBC(int, "fsync", int);
    if (is_fatal(file)) die();
    return libc(file);
}
