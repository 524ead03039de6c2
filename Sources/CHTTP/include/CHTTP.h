/// HTTP requests that are sent once or not at all, one blocking request a call. Hides libcurl: nothing declared here
/// is of its kind.
#ifndef CHTTP_H
#define CHTTP_H

#include <stddef.h>

enum {
    CH_BODY_LIMIT = 65536, ///< bytes of an answer's body; a longer answer is broken off
    CH_HEAD_LIMIT = 65536, ///< bytes of an answer's headers, likewise
    CH_WORDS_SIZE = 256
};

/// How far a request came.
typedef enum __attribute__((enum_extensibility(closed))) {
    CH_ANSWERED,    ///< the whole answer is there
    // Nothing of the request was sent.
    CH_SETUP,       ///< it could not be prepared; `words` say why
    CH_URL,         ///< the URL is none, or neither http nor https
    CH_NAME,        ///< the host's name is not known
    CH_CONNECT,     ///< no connection
    CH_AUTHORITIES, ///< the file of trusted certificates cannot be read
    CH_HANDSHAKE,   ///< encryption could not be agreed on
    CH_CERTIFICATE, ///< the server's certificate is not to be trusted
    // The request, or a part of it, may have reached the server.
    CH_LOST,        ///< the connection ended before the whole answer
    CH_SLOW,        ///< the answer did not come in time
    CH_ENDLESS,     ///< the answer is longer than the limits
    CH_GARBAGE      ///< what came is not HTTP
} ch_end;

/// What all requests of a client share.
typedef struct {
    const char *_Nullable authorities; ///< a PEM file of trusted certificates; NULL trusts the system's
    long connect_ms;                   ///< for name, connection and encryption together; at least 1
    long answer_ms;                    ///< for request and answer, besides `connect_ms`; at least 1
} ch_settings;

/// One request.
typedef struct {
    const char *_Nonnull method;
    const char *_Nonnull url; ///< http or https, already percent-encoded
    const char *_Nonnull const *_Nullable headers; ///< each `Name: value`, without line ends
    size_t header_count;
    const char *_Nullable body; ///< NULL sends none
    size_t body_length;
} ch_request;

/// How a request ended; what it points to lives until the client's next request.
typedef struct {
    ch_end end;
    int status;                  ///< the answer's status, or 0
    const char *_Nullable body;  ///< the answer's body; NULL for none
    size_t body_length;
    char words[CH_WORDS_SIZE];   ///< the library's, when it was not answered
} ch_answer;

/// Comes at most once a request: a connection is there, and the first byte of the request follows.
typedef void (*ch_on_begin)(void *_Nonnull context);

/// A connection that is kept between requests; one thread at a time may use it.
typedef struct ch_client ch_client;

/// Makes a client; NULL when memory is short or the library is missing.
ch_client *_Nullable ch_open(const ch_settings *_Nonnull settings);

/// Ends a client and its connection.
void ch_close(ch_client *_Nonnull client);

/// Sends a request and waits for its answer.
///
/// Redirections are not followed, certificates are always verified, and a request that may have left is never
/// repeated. Proxies are those of the environment (`https_proxy` and so on), but for servers
/// on this machine.
void ch_perform(ch_client *_Nonnull client, const ch_request *_Nonnull request, ch_on_begin _Nonnull on_begin,
                void *_Nonnull context, ch_answer *_Nonnull answer);

/// Connects, and encrypts for https, without a request; `CH_ANSWERED` when that went well.
void ch_probe(const ch_settings *_Nonnull settings, const char *_Nonnull url, ch_answer *_Nonnull answer);

#endif
