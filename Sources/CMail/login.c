// Why this is C and not Swift: these are libesmtp's callbacks, and one of them must stop it half-way.
#include "session.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

static int answer_login(auth_client_request_t request, char **result, int fields, void *argument) {
    const cm_server *server = argument;
    for (int i = 0; i < fields; i++) {
        const char *value = NULL;
        if (request[i].flags & AUTH_USER) value = server->user;
        if (request[i].flags & AUTH_PASS) value = server->password;
        result[i] = (char *)value; // read only: the library copies it
    }
    return 1;
}

static void load_mechanisms(void) {
    auth_client_init();
    // The library looks for CRAM-MD5 in sasl-cram-md5.so, and Debian ships sasl-crammd5.so. Asked for by that name
    // it is loaded, and from then on known under its own.
    auth_context_t context = auth_create_context();
    if (!context) return;
    auth_set_mechanism(context, "CRAMMD5");
    auth_destroy_context(context);
}

bool cm_prepare_login(cm_session *session, smtp_session_t smtp) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    if (!session->server->user) return true;
    pthread_once(&once, load_mechanisms);
    session->login = auth_create_context();
    if (!session->login) return false;
    // A server that merely fails to offer encryption must not be shown the password.
    bool readable = session->server->security == CM_PLAIN;
    auth_set_mechanism_flags(session->login, readable ? AUTH_PLUGIN_PLAIN : 0, readable ? 0 : AUTH_PLUGIN_PLAIN);
    auth_set_interact_cb(session->login, answer_login, (void *)session->server);
    return smtp_auth_set_context(smtp, session->login) != 0;
}

// Ends the conversation before the library's next command: it has no call for that.
static void leave(cm_session *session) {
    static const char quit[] = "QUIT\r\n";
    if (session->ssl) {
        SSL_write(session->ssl, quit, sizeof quit - 1);
    } else {
        send(session->socket, quit, sizeof quit - 1, MSG_NOSIGNAL);
    }
    shutdown(session->socket, SHUT_RDWR);
}

static bool begins(const char *bytes, size_t length, const char *with) {
    return length >= strlen(with) && memcmp(bytes, with, strlen(with)) == 0;
}

static void wrote(cm_session *session, const char *bytes, size_t length) {
    session->in_starttls = begins(bytes, length, "STARTTLS");
    if (begins(bytes, length, "QUIT")) session->leaving = true;
    if (begins(bytes, length, "AUTH ")) session->in_login = true;
    if (!begins(bytes, length, "MAIL FROM:")) return;
    session->in_envelope = true;
    if (session->server->user && !session->logged_in) {
        // The library goes on as nobody, and a server that then says "not allowed" would look as if it refused
        // the message for good.
        bool answered = session->in_login && session->line_length > 3;
        cm_close(session, CM_END_LOGIN, answered ? atoi(session->line) : 0, answered ? session->line + 3 : NULL);
        leave(session);
    } else if (session->probing) {
        leave(session);
    }
}

// Keeps the newest line, the last one of an answer.
static void read_byte(cm_session *session, char byte) {
    if (session->line_length > 0 && session->line[session->line_length - 1] == '\n') session->line_length = 0;
    if (session->line_length == sizeof session->line - 1) return;
    session->line[session->line_length++] = byte;
    session->line[session->line_length] = 0;
    if (session->in_login && byte == '\n' && begins(session->line, session->line_length, "235")) {
        session->logged_in = true;
    }
}

// Far more than any server has to say at once.
enum { ANSWER_LIMIT = 4 << 20 };

void cm_monitor(const char *bytes, int length, int writing, void *argument) {
    cm_session *session = argument;
    if (writing != SMTP_CB_WRITING && (session->received += length) > ANSWER_LIMIT) {
        shutdown(session->socket, SHUT_RDWR);
    }
    if (session->in_envelope || session->leaving || length <= 0) return;
    if (writing == SMTP_CB_WRITING) {
        wrote(session, bytes, (size_t)length);
        if (!session->in_envelope && !session->leaving) session->line_length = 0;
        return;
    }
    const char *end = memchr(bytes, '\n', (size_t)length);
    if (session->in_starttls && end && end + 1 < bytes + length) {
        // Answers that came unencrypted would be taken for encrypted ones (CVE-2011-0411).
        cm_close(session, CM_END_HANDSHAKE, 0, NULL);
        shutdown(session->socket, SHUT_RDWR);
    }
    for (int i = 0; i < length; i++) read_byte(session, bytes[i]);
}
