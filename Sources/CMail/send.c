// Why this is C and not Swift: libesmtp's calls are variadic, and its callbacks need plain functions.
#include "session.h"

#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

_Thread_local cm_session *cm_current;

void cm_close(cm_session *session, cm_end end, int code, const char *words) {
    if (session->closing->end != CM_END_DONE) return;
    session->closing->end = end;
    session->closing->code = code;
    snprintf(session->closing->words, sizeof session->closing->words, "%s", words ? words : "");
}

// Hands the library the whole text once after each rewinding.
static const char *read_text(void **context, int *length, void *argument) {
    (void)context;
    cm_item *item = argument;
    bool read = item->read;
    item->read = length != NULL;
    if (!length) return NULL;
    *length = read ? 0 : (int)item->source->length;
    return read ? NULL : item->source->text;
}

static bool add(smtp_session_t smtp, cm_item *item, const cm_server *server) {
    if (item->source->length > INT_MAX) return false;
    item->message = smtp_add_message(smtp);
    if (!item->message || !smtp_set_reverse_path(item->message, server->reverse_path)) return false;
    item->recipient = smtp_add_recipient(item->message, item->source->recipient);
    if (!item->recipient || !smtp_set_messagecb(item->message, read_text, item)) return false;
    smtp_message_set_application_data_release(item->message, item, NULL);
    smtp_recipient_set_application_data_release(item->recipient, item, NULL);
    // Left out by the library where the server knows nothing of it.
    return !item->source->envelope_id
        || (smtp_dsn_set_ret(item->message, Ret_HDRS) && smtp_dsn_set_envid(item->message, item->source->envelope_id)
            && smtp_dsn_set_notify(item->recipient, Notify_FAILURE));
}

static bool prepare(cm_session *session, smtp_session_t smtp) {
    const cm_server *server = session->server;
    char address[300];
    int written = snprintf(address, sizeof address, "%s:%u", server->host, (unsigned)server->port);
    if (written < 0 || (size_t)written >= sizeof address || !smtp_set_server(smtp, address)) return false;
    if (server->client_name && !smtp_set_hostname(smtp, server->client_name)) return false;
    for (int which = Timeout_GREETING; which <= Timeout_DATA2; which++) {
        smtp_set_timeout(smtp, which | Timeout_OVERRIDE_RFC2822_MINIMUM, server->timeout_ms);
    }
    smtp_set_eventcb(smtp, cm_event, session);
    smtp_set_monitorcb(smtp, cm_monitor, session, 0);
    if (!cm_prepare_login(session, smtp)) return false;
    if (!cm_prepare_tls(session, smtp)) {
        cm_close(session, CM_END_AUTHORITIES, 0, NULL);
        return false;
    }
    for (size_t i = 0; i < session->count; i++) {
        if (!add(smtp, &session->items[i], server)) return false;
    }
    return true;
}

// Says why the session is over when nothing has said so before.
static void conclude(cm_session *session, bool started) {
    int problem = smtp_errno();
    char text[128] = "";
    if (!session->connected && !started) {
        if (problem > 0) { // a library's number, here always the resolver's
            cm_close(session, CM_END_NAME, 0, smtp_strerror(problem, text, sizeof text));
        } else {
            cm_close(session, CM_END_CONNECT, 0, strerror_r(-problem, text, sizeof text));
        }
        return;
    }
    if (session->in_envelope) {
        if (!session->probing && session->reported < session->count) cm_close(session, CM_END_DROPPED, 0, NULL);
        return;
    }
    int code = session->line_length > 3 ? atoi(session->line) : 0;
    if (code >= 400 && code < 600) {
        cm_close(session, session->in_login ? CM_END_LOGIN : CM_END_TURNED_AWAY, code, session->line + 3);
    } else {
        cm_close(session, problem == SMTP_ERR_CLIENT_ERROR ? CM_END_HANDSHAKE : CM_END_DROPPED, 0, NULL);
    }
}

static void converse(cm_session *session) {
    smtp_session_t smtp = smtp_create_session();
    if (smtp && prepare(session, smtp)) {
        cm_current = session;
        bool started = smtp_start_session(smtp) != 0;
        cm_current = NULL;
        conclude(session, started);
    } else {
        cm_close(session, CM_END_SETUP, 0, NULL);
    }
    cm_report_rest(session);
    if (smtp) smtp_destroy_session(smtp);
    if (session->login) auth_destroy_context(session->login);
}

// libesmtp writes to connections that may be gone. The signal is kept from this thread alone: for the rest of the
// program it stays what it is.
static void converse_without_sigpipe(cm_session *session) {
    sigset_t pipe, before, pending;
    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe, &before);
    sigpending(&pending);
    bool earlier = sigismember(&pending, SIGPIPE) == 1;
    converse(session);
    const struct timespec at_once = {0};
    if (!earlier) sigtimedwait(&pipe, NULL, &at_once);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

static void run(const cm_server *server, const cm_message *messages, size_t count, cm_session *session) {
    memset(session->closing, 0, sizeof *session->closing);
    session->server = server;
    session->count = count;
    session->socket = -1;
    if (count == 0) return;
    session->items = calloc(count, sizeof *session->items);
    session->text = malloc(CM_TEXT_SIZE);
    if (!session->items || !session->text) {
        cm_close(session, CM_END_SETUP, 0, NULL);
        for (size_t i = 0; i < count; i++) session->watch.on_fate(session->context, i, CM_UNSENT, 0, NULL);
        free(session->items);
        free(session->text);
        return;
    }
    for (size_t i = 0; i < count; i++) session->items[i].source = &messages[i];
    converse_without_sigpipe(session);
    free(session->items);
    free(session->text);
}

void cm_send(const cm_server *server, const cm_message *messages, size_t count, const cm_watch *watch, void *context,
             cm_closing *closing) {
    cm_session session = {.watch = *watch, .context = context, .closing = closing};
    run(server, messages, count, &session);
}

static void ignore_fate(void *context, size_t index, cm_fate fate, int code, const char *words) {
    (void)context, (void)index, (void)fate, (void)code, (void)words;
}

static void ignore_beginning(void *context, size_t index) { (void)context, (void)index; }

void cm_probe(const cm_server *server, cm_closing *closing) {
    // Without a message the library does not even connect.
    const cm_message never_sent = {.recipient = server->reverse_path, .text = "\r\n", .length = 2};
    const cm_watch watch = {.on_begin = ignore_beginning, .on_fate = ignore_fate};
    cm_session session = {.watch = watch, .context = closing, .closing = closing, .probing = true};
    run(server, &never_sent, 1, &session);
}
