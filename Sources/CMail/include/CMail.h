/// Mail over SMTP, one blocking session a call. Hides libesmtp: nothing declared here is of its kind.
#ifndef CMAIL_H
#define CMAIL_H

#include <stddef.h>
#include <stdint.h>

/// When a session is encrypted. Whoever encrypts must also show a valid certificate for the host.
typedef enum __attribute__((enum_extensibility(closed))) {
    CM_PLAIN,         ///< never
    CM_OPPORTUNISTIC, ///< when the server offers it
    CM_ENCRYPTED      ///< or nothing is sent
} cm_security;

/// Whom to hand the messages to, and as whom.
typedef struct {
    const char *_Nonnull host;         ///< a name or an IPv4 address, without a colon
    uint16_t port;
    cm_security security;
    const char *_Nullable authorities; ///< a PEM file of trusted certificates; NULL trusts the system's
    const char *_Nullable user;        ///< NULL does not authenticate
    const char *_Nullable password;
    const char *_Nullable client_name; ///< for EHLO; NULL takes the machine's name
    const char *_Nonnull reverse_path; ///< the mailbox that bounces go to
    int timeout_ms;                    ///< for connecting and for each whole answer; at least 1000
} cm_server;

/// One message for one mailbox; the text has all headers and lines ending in CRLF.
typedef struct {
    const char *_Nonnull recipient;
    const char *_Nonnull text;
    size_t length;
    const char *_Nullable envelope_id; ///< what a bounce is to name it by; plain ASCII, at most 80 characters
} cm_message;

/// What became of one message.
typedef enum __attribute__((enum_extensibility(closed))) {
    CM_ANSWERED, ///< the server's last code says it
    CM_REJECTED, ///< the server refused us, whatever the message: its sender, or for want of a login
    CM_UNSENT,   ///< its text never began to travel, or its end certainly did not
    CM_UNKNOWN   ///< its text travelled, and no answer came
} cm_fate;

/// Follows the messages of a session, on its thread.
typedef struct {
    /// Comes before the first byte of message `index`'s text is written; it is written once this returns.
    void (*_Nonnull on_begin)(void *_Nonnull context, size_t index);
    /// Gets the fate of message `index`; `words` live until it returns. `code` is 0 without an answer.
    void (*_Nonnull on_fate)(void *_Nonnull context, size_t index, cm_fate fate, int code,
                             const char *_Nullable words);
} cm_watch;

/// Why a session ended.
typedef enum __attribute__((enum_extensibility(closed))) {
    CM_END_DONE,        ///< it went its whole way
    CM_END_SETUP,       ///< it could not be prepared, as for lack of memory
    CM_END_AUTHORITIES, ///< the file of trusted certificates cannot be read
    CM_END_NAME,        ///< the host's name is not known
    CM_END_CONNECT,     ///< no connection
    CM_END_TURNED_AWAY, ///< the server refused before the first message; `code` and `words` are its own
    CM_END_NO_TLS,      ///< encryption is required, and not offered
    CM_END_HANDSHAKE,   ///< encryption could not be agreed on
    CM_END_CERTIFICATE, ///< the server's certificate is not to be trusted; `words` say why
    CM_END_LOGIN,       ///< user and password were not accepted; `code` and `words` are the server's
    CM_END_DROPPED      ///< the connection was lost, or an answer did not come in time
} cm_end;

enum { CM_WORDS_SIZE = 512 };

/// How a session ended.
typedef struct {
    cm_end end;
    int code;
    char words[CM_WORDS_SIZE];
} cm_closing;

/// Hands over messages in one session and blocks till it is over.
///
/// Calls `on_fate` once for each message, in order, as soon as it is known, on the calling thread; a text gets its
/// timeout and a second more for each kilobyte.
void cm_send(const cm_server *_Nonnull server, const cm_message *_Nonnull messages, size_t count,
             const cm_watch *_Nonnull watch, void *_Nonnull context, cm_closing *_Nonnull closing);

/// Connects, encrypts and logs in as `cm_send` would, and quits before the first message.
void cm_probe(const cm_server *_Nonnull server, cm_closing *_Nonnull closing);

#endif
