// Why this is C and not Swift: it takes the place of libc's poll() and write() for the whole program, libesmtp.so and
// OpenSSL included; outside a session both only pass on.
//
// libesmtp limits each wait and not their sum, so that a byte a second holds it for hours. What it failed to write it
// forgets, and goes on with the rest. It writes a text in pieces of 2 KB, which costs more than all else. And it takes
// what TLS 1.3 says by itself for an answer.
#include "session.h"

#include <dlfcn.h>
#include <errno.h>
#include <openssl/err.h>
#include <poll.h>
#include <string.h>
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
    session->text_length = 0;
    session->received = 0;
    // A line that takes less than a kilobyte a second is as good as dead.
    session->deadline = cm_now() + session->server->timeout_ms + (int64_t)item->source->length;
}

// Nothing more may be written: the library would go on behind a hole.
static void give_up(cm_session *session) {
    if (session->writing) session->writing->cut = true;
    shutdown(session->socket, SHUT_RDWR);
}

// Writes bytes as far as they go now; 0 when nothing went, -1 when nothing ever will.
static ssize_t write_some(cm_session *session, const char *bytes, size_t count) {
    ssize_t written = libc_write(session->socket, bytes, count);
    return written >= 0 ? written : errno == EAGAIN || errno == EINTR ? 0 : -1;
}

// Waits until something can be written; false when the time is up.
static bool await_room(cm_session *session) {
    int64_t left = session->deadline - cm_now();
    struct pollfd entry = {.fd = session->socket, .events = POLLOUT};
    return left > 0 && (libc_poll(&entry, 1, (int)left) > 0 || errno == EINTR);
}

// Writes what was held back of a text; false, and the session given up, when not all of it can be.
static bool flush_text(cm_session *session) {
    size_t done = 0;
    while (done < session->text_length) {
        ssize_t written = write_some(session, session->text + done, session->text_length - done);
        if (written < 0 || (written == 0 && !await_room(session))) {
            give_up(session);
            break;
        }
        done += (size_t)written;
    }
    bool complete = done == session->text_length;
    session->text_length = 0;
    return complete;
}

// Holds pieces of a text back until it is whole or the buffer is full.
static ssize_t write_text(cm_session *session, const char *bytes, size_t count) {
    size_t taken = count < CM_TEXT_SIZE ? count : CM_TEXT_SIZE;
    bool fits = session->text_length + taken <= CM_TEXT_SIZE || flush_text(session);
    if (!fits || session->writing->cut) {
        errno = EPIPE;
        return -1;
    }
    memcpy(session->text + session->text_length, bytes, taken);
    session->text_length += taken;
    return (ssize_t)taken;
}

static ssize_t session_write(cm_session *session, const void *bytes, size_t count) {
    if (session->writing) return write_text(session, bytes, count);
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

// Waits for the server's words, whose time began with the command.
static int await_words(cm_session *session, struct pollfd *entry) {
    for (;;) {
        int64_t left = session->deadline - cm_now();
        int ready = libc_poll(entry, 1, left > 0 ? (int)left : 0);
        if (ready == 0) give_up(session);
        if (ready <= 0 || !(entry->revents & POLLIN) || !is_chatter(session)) return ready;
    }
}

// The library asks for leave before each command; asking the system costs more than being told "not now" once.
static int begin_command(cm_session *session, struct pollfd *entries, nfds_t count) {
    session->deadline = cm_now() + session->server->timeout_ms;
    session->received = 0;
    for (nfds_t i = 0; i < count; i++) entries[i].revents = entries[i].events & POLLOUT;
    return 1;
}

static int session_poll(cm_session *session, struct pollfd *entries, nfds_t count, int timeout) {
    if (timeout == 0) { // is there an answer already? The next wait will tell
        for (nfds_t i = 0; i < count; i++) entries[i].revents = 0;
        return 0;
    }
    bool reads = false, writes = false;
    for (nfds_t i = 0; i < count; i++) {
        reads |= (entries[i].events & POLLIN) != 0;
        writes |= (entries[i].events & POLLOUT) != 0;
    }
    if (session->writing && reads) { // all of the text has been handed to us
        flush_text(session);
        session->writing = NULL;
        session->deadline = cm_now() + session->server->timeout_ms;
    }
    if (reads && writes) return begin_command(session, entries, count);
    if (session->deadline == 0) session->deadline = cm_now() + session->server->timeout_ms;
    if (reads) return await_words(session, entries);
    if (await_room(session)) {
        entries[0].revents = POLLOUT;
        return 1;
    }
    give_up(session);
    return 0;
}

__attribute__((visibility("default"))) int poll(struct pollfd *entries, nfds_t count, int timeout) {
    cm_session *session = cm_current;
    if (session && count > 0 && entries[0].fd == session->socket) {
        return session_poll(session, entries, count, timeout);
    }
    if (!libc_poll) find_originals();
    return libc_poll(entries, count, timeout);
}
