// Why this is C and not Swift: it takes the place of libc's poll() and write() for the whole program, libesmtp.so and
// OpenSSL included; outside a session both only pass on.
//
// libesmtp limits each wait and not their sum, so that a byte a second holds it for hours. What it failed to write it
// forgets, and goes on with the rest. And it takes what TLS 1.3 says by itself for an answer.
#include "session.h"

#include <dlfcn.h>
#include <errno.h>
#include <openssl/err.h>
#include <poll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

typedef int (*poll_function)(struct pollfd *, nfds_t, int);
typedef ssize_t (*write_function)(int, const void *, size_t);

static poll_function libc_poll;
static write_function libc_write;

// Early, since dlsym is not to be called where write() may be, as in a signal's handler.
__attribute__((constructor(101))) static void find_originals(void) {
    // POSIX lets dlsym's object pointer stand for a function; ISO C has no cast for it.
    *(void **)&libc_poll = dlsym(RTLD_NEXT, "poll");
    *(void **)&libc_write = dlsym(RTLD_NEXT, "write");
}

int64_t cm_now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

void cm_begin_text(cm_session *session, cm_item *item) {
    session->writing = item;
    session->received = 0;
    // A line that takes less than a kilobyte a second is as good as dead.
    session->deadline = cm_now() + session->server->timeout_ms + (int64_t)item->source->length;
}

// Nothing more may be written: the library would go on behind a hole.
static void give_up(cm_session *session) {
    if (session->writing) session->writing->cut = true;
    shutdown(session->socket, SHUT_RDWR);
}

static ssize_t session_write(cm_session *session, const void *bytes, size_t count) {
    ssize_t written = libc_write(session->socket, bytes, count);
    if (written >= 0 || errno == EAGAIN || errno == EINTR) return written;
    int problem = errno;
    give_up(session);
    errno = problem;
    return written;
}

__attribute__((visibility("default"))) ssize_t write(int file, const void *bytes, size_t count) {
    cm_session *session = cm_current;
    if (session && file == session->socket) return session_write(session, bytes, count);
    if (!libc_write) find_originals(); // for libraries that begin before us
    return libc_write(file, bytes, count);
}

// Whether what came is TLS talking to itself, such as the tickets of TLS 1.3, and nothing of the server's words.
static bool is_chatter(cm_session *session) {
    char byte;
    if (!session->ssl) return false;
    ERR_set_mark(); // the library asks for the reason of its own calls only
    int peeked = SSL_peek(session->ssl, &byte, 1);
    bool chatter = peeked <= 0 && SSL_get_error(session->ssl, peeked) == SSL_ERROR_WANT_READ;
    ERR_pop_to_mark();
    return chatter;
}

static int64_t begin_wait(cm_session *session, short events) {
    int64_t now = cm_now();
    if (events & POLLIN) session->writing = NULL; // all of the text has been written
    bool command = (events & POLLOUT) && !session->writing;
    if (command || session->deadline == 0) session->deadline = now + session->server->timeout_ms;
    if (command) session->received = 0;
    return now;
}

static int session_poll(cm_session *session, struct pollfd *entries, nfds_t count, int timeout) {
    short events = 0;
    for (nfds_t i = 0; i < count; i++) events |= entries[i].events;
    int64_t now = begin_wait(session, events);
    for (;; now = cm_now()) {
        int64_t left = session->deadline > now ? session->deadline - now : 0;
        int ready = libc_poll(entries, count, timeout < 0 || timeout > left ? (int)left : timeout);
        if (ready == 0 && timeout != 0) give_up(session);
        if (ready <= 0) return ready;
        bool others = false;
        for (nfds_t i = 0; i < count; i++) {
            if ((entries[i].revents & POLLIN) && is_chatter(session)) entries[i].revents &= ~POLLIN;
            others |= entries[i].revents != 0;
        }
        if (others) return ready;
        if (timeout == 0) return 0;
    }
}

__attribute__((visibility("default"))) int poll(struct pollfd *entries, nfds_t count, int timeout) {
    cm_session *session = cm_current;
    if (session && count > 0 && entries[0].fd == session->socket) {
        return session_poll(session, entries, count, timeout);
    }
    if (!libc_poll) find_originals();
    return libc_poll(entries, count, timeout);
}
