/// What the parts of CMail share; no part of its interface.
#ifndef CMAIL_SESSION_H
#define CMAIL_SESSION_H

#include "CMail.h"

// libesmtp.h uses size_t without including it, and declares smtp_auth_set_context and smtp_starttls_set_ctx only
// after these headers.
#include <stddef.h>
#include <openssl/ssl.h>
#include <auth-client.h>
#include <libesmtp.h>
#include <stdarg.h>
#include <stdbool.h>

enum { CM_TEXT_SIZE = 64 << 10 };

/// A message with what the session learnt about it.
typedef struct {
    const cm_message *source;
    smtp_message_t message;
    smtp_recipient_t recipient;
    bool read;  // the library has been given the text since it last rewound
    bool begun; // the text began to travel
    bool cut;   // its end never travelled
    bool sender_answered, recipient_answered, text_answered; // whole answers came, not beginnings of some
} cm_item;

/// One session on its thread.
typedef struct {
    const cm_server *server;
    cm_item *items;
    size_t count, reported;
    cm_watch watch;
    void *context;
    cm_closing *closing;
    auth_context_t login;
    int socket;        // the newest one, or -1
    SSL *ssl;          // once encrypted; belongs to libesmtp
    cm_item *writing;  // whose text is being written
    char *text;        // of it what is yet to be written, CM_TEXT_SIZE bytes
    size_t text_length;
    int64_t deadline;  // of the answer or text under way, by cm_now
    int64_t received;  // bytes since something was last written
    bool probing, connected, in_login, logged_in, in_starttls, in_envelope, leaving;
    size_t line_length;
    char line[CM_WORDS_SIZE]; // the answer being read, until the first message
} cm_session;

/// The session whose thread this is, or NULL: only its sockets are touched by our connect(), poll() and write().
extern _Thread_local cm_session *cm_current;

/// Milliseconds of a clock that nobody sets.
int64_t cm_now(void);

/// Ends the session with a reason, unless it has one; `words` are cut to fit.
void cm_close(cm_session *session, cm_end end, int code, const char *words);

/// Notes that the text of an item is about to be written.
void cm_begin_text(cm_session *session, cm_item *item);

/// Prepares encryption; false when the trusted certificates cannot be read.
bool cm_prepare_tls(cm_session *session, smtp_session_t smtp);

/// Handles the events of encryption.
void cm_tls_event(cm_session *session, int event, va_list arguments);

/// Prepares logging in; false when out of memory.
bool cm_prepare_login(cm_session *session, smtp_session_t smtp);

/// Follows the conversation up to the first message; a libesmtp monitor callback.
void cm_monitor(const char *bytes, int length, int writing, void *argument);

/// Learns what becomes of messages; a libesmtp event callback.
void cm_event(smtp_session_t smtp, int event, void *argument, ...);

/// Reports all messages that have no report yet.
void cm_report_rest(cm_session *session);

#endif
