// Why this is C and not Swift: libesmtp's events are variadic, and OpenSSL's types stay out of Swift.
#include "session.h"

#include <arpa/inet.h>
#include <openssl/err.h>
#include <openssl/x509v3.h>
#include <sys/socket.h>

// Lets OpenSSL compare the certificate with the name we were told to trust. libesmtp compares it with the canonical
// name that DNS answers, which whoever answers for DNS can choose, and knows no addresses.
static bool expect_host(SSL_CTX *tls, const char *host) {
    X509_VERIFY_PARAM *wanted = SSL_CTX_get0_param(tls);
    struct in_addr address;
    if (inet_pton(AF_INET, host, &address) == 1) return X509_VERIFY_PARAM_set1_ip_asc(wanted, host) == 1;
    X509_VERIFY_PARAM_set_hostflags(wanted, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    return X509_VERIFY_PARAM_set1_host(wanted, host, 0) == 1;
}

static bool trust(SSL_CTX *tls, const char *authorities) {
    if (!authorities) return SSL_CTX_set_default_verify_paths(tls) == 1;
    return SSL_CTX_load_verify_locations(tls, authorities, NULL) == 1;
}

bool cm_prepare_tls(cm_session *session, smtp_session_t smtp) {
    const cm_server *server = session->server;
    if (server->security == CM_PLAIN) return smtp_starttls_enable(smtp, Starttls_DISABLED) != 0;
    SSL_CTX *tls = SSL_CTX_new(TLS_client_method());
    if (!tls) return false;
    // Certificates are judged after the handshake, in the event, where the reason is known.
    SSL_CTX_set_verify(tls, SSL_VERIFY_NONE, NULL);
    SSL_CTX_set_min_proto_version(tls, TLS1_2_VERSION);
    bool ready = expect_host(tls, server->host) && trust(tls, server->authorities);
    if (ready) {
        smtp_starttls_set_ctx(smtp, tls); // takes a reference of its own
        smtp_starttls_enable(smtp, server->security == CM_ENCRYPTED ? Starttls_REQUIRED : Starttls_ENABLED);
    }
    SSL_CTX_free(tls);
    ERR_clear_error(); // what is left in the thread's queue would be taken for a later call's error
    return ready;
}

// Hangs up: the library would still wait for a farewell.
static void refuse_certificate(cm_session *session, const char *reason) {
    cm_close(session, CM_END_CERTIFICATE, 0, reason);
    shutdown(session->socket, SHUT_RDWR);
}

void cm_tls_event(cm_session *session, int event, va_list arguments) {
    switch (event) {
    case SMTP_EV_EXTNA_STARTTLS:
        cm_close(session, CM_END_NO_TLS, 0, NULL);
        break;
    case SMTP_EV_INVALID_PEER_CERTIFICATE:
        refuse_certificate(session, X509_verify_cert_error_string(va_arg(arguments, long)));
        break;
    case SMTP_EV_NO_PEER_CERTIFICATE:
        refuse_certificate(session, "it has none");
        break;
    case SMTP_EV_WRONG_PEER_CERTIFICATE:
        // The chain and our host's name have been verified by OpenSSL before this second opinion.
        *va_arg(arguments, int *) = session->closing->end == CM_END_DONE;
        break;
    case SMTP_EV_WEAK_CIPHER:
    case SMTP_EV_UNUSABLE_CLIENT_CERTIFICATE:
        cm_close(session, CM_END_HANDSHAKE, 0, NULL);
        break;
    case SMTP_EV_STARTTLS_OK:
        session->ssl = va_arg(arguments, SSL *);
        // Nobody reads along from here, so that mechanisms which show the password may be used.
        if (session->login) auth_set_mechanism_flags(session->login, AUTH_PLUGIN_PLAIN, 0);
        break;
    default:
        break;
    }
}
