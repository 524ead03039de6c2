// Why this is C and not Swift: libcurl's calls take varying arguments, and its callbacks C functions.
#include "CHTTP.h"
#include "library.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CH_HOSTS_SIZE = 4096 };
enum { IDLE_SECONDS = 20 }; // a connection idle for longer is likely to be closed under the next request

struct ch_client {
    const ch_library *curl;
    CURL *handle;
    ch_on_begin on_begin;
    void *context;
    bool begun;   // the request may be on its way
    bool endless; // the answer went past a limit
    size_t head_length, body_length;
    char error[CURL_ERROR_SIZE];
    char body[CH_BODY_LIMIT];
};

// Comes when a connection stands and before the request is written, each time the library means to write it.
//
// libcurl repeats a request by itself when a connection it has used before ends without an answer; the server may
// well have taken the first one. The second time is refused, which leaves the request lost instead of doubled.
static int before_request(void *argument, char *remote, char *local, int remote_port, int local_port) {
    (void)remote, (void)local, (void)remote_port, (void)local_port;
    ch_client *client = argument;
    if (client->begun) return CURL_PREREQFUNC_ABORT;
    client->begun = true;
    client->on_begin(client->context);
    return CURL_PREREQFUNC_OK;
}

static size_t take_body(char *bytes, size_t size, size_t count, void *argument) {
    ch_client *client = argument;
    size_t length = size * count;
    if (length > sizeof client->body - client->body_length) {
        client->endless = true;
        return CURL_WRITEFUNC_ERROR;
    }
    memcpy(client->body + client->body_length, bytes, length);
    client->body_length += length;
    return length;
}

static size_t take_head(char *bytes, size_t size, size_t count, void *argument) {
    (void)bytes;
    ch_client *client = argument;
    client->head_length += size * count;
    if (client->head_length <= CH_HEAD_LIMIT) return size * count;
    client->endless = true;
    return CURL_WRITEFUNC_ERROR;
}

// A proxy of the environment reaches the world, and not this machine. The option takes the variable's place, so what
// that says is kept.
static bool spare_loopback(ch_client *client) {
    const char *kept = getenv("no_proxy");
    if (!kept) kept = getenv("NO_PROXY");
    char hosts[CH_HOSTS_SIZE];
    int written = snprintf(hosts, sizeof hosts, "localhost,127.0.0.1,::1%s%s", kept ? "," : "", kept ? kept : "");
    bool fits = written > 0 && (size_t)written < sizeof hosts;
    return client->curl->set(client->handle, CURLOPT_NOPROXY, fits ? hosts : kept) == CURLE_OK;
}

static bool prepare(ch_client *client, const ch_settings *settings) {
    const ch_library *curl = client->curl;
    CURL *handle = client->handle;
    bool done = spare_loopback(client) && curl->set(handle, CURLOPT_ERRORBUFFER, client->error) == CURLE_OK
        && curl->set(handle, CURLOPT_NOSIGNAL, 1L) == CURLE_OK
        && curl->set(handle, CURLOPT_PROTOCOLS_STR, "http,https") == CURLE_OK
        && curl->set(handle, CURLOPT_FOLLOWLOCATION, 0L) == CURLE_OK
        && curl->set(handle, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1) == CURLE_OK
        && curl->set(handle, CURLOPT_SSL_VERIFYPEER, 1L) == CURLE_OK
        && curl->set(handle, CURLOPT_SSL_VERIFYHOST, 2L) == CURLE_OK
        && curl->set(handle, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2) == CURLE_OK
        && curl->set(handle, CURLOPT_TCP_NODELAY, 1L) == CURLE_OK
        && curl->set(handle, CURLOPT_MAXAGE_CONN, (long)IDLE_SECONDS) == CURLE_OK
        && curl->set(handle, CURLOPT_CONNECTTIMEOUT_MS, settings->connect_ms) == CURLE_OK
        && curl->set(handle, CURLOPT_TIMEOUT_MS, settings->connect_ms + settings->answer_ms) == CURLE_OK
        && curl->set(handle, CURLOPT_PREREQFUNCTION, before_request) == CURLE_OK
        && curl->set(handle, CURLOPT_PREREQDATA, client) == CURLE_OK
        && curl->set(handle, CURLOPT_WRITEFUNCTION, take_body) == CURLE_OK
        && curl->set(handle, CURLOPT_WRITEDATA, client) == CURLE_OK
        && curl->set(handle, CURLOPT_HEADERFUNCTION, take_head) == CURLE_OK
        && curl->set(handle, CURLOPT_HEADERDATA, client) == CURLE_OK;
    if (!settings->authorities) return done;
    // The system's own are not asked as well: whoever names a file trusts nobody else.
    return done && curl->set(handle, CURLOPT_CAINFO, settings->authorities) == CURLE_OK
        && curl->set(handle, CURLOPT_CAPATH, NULL) == CURLE_OK;
}

ch_client *ch_open(const ch_settings *settings) {
    const ch_library *curl = ch_curl();
    if (!curl) return NULL;
    ch_client *client = calloc(1, sizeof *client);
    if (!client) return NULL;
    client->curl = curl;
    client->handle = curl->easy_init();
    if (client->handle && prepare(client, settings)) return client;
    ch_close(client);
    return NULL;
}

void ch_close(ch_client *client) {
    if (client->handle) client->curl->cleanup(client->handle);
    free(client);
}

static ch_end unsent(CURLcode code) {
    switch (code) {
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL: return CH_URL;
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY: return CH_NAME;
    case CURLE_SSL_CACERT_BADFILE: return CH_AUTHORITIES;
    case CURLE_PEER_FAILED_VERIFICATION: return CH_CERTIFICATE;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CIPHER: return CH_HANDSHAKE;
    case CURLE_OUT_OF_MEMORY:
    case CURLE_FAILED_INIT: return CH_SETUP;
    default: return CH_CONNECT;
    }
}

static ch_end unclear(const ch_client *client, CURLcode code) {
    if (client->endless) return CH_ENDLESS;
    switch (code) {
    case CURLE_OPERATION_TIMEDOUT: return CH_SLOW;
    case CURLE_UNSUPPORTED_PROTOCOL: // an answer without a status line, which it takes for HTTP/0.9
    case CURLE_WEIRD_SERVER_REPLY: return CH_GARBAGE;
    default: return CH_LOST;
    }
}

static void conclude(ch_client *client, CURLcode code, ch_answer *answer) {
    long status = 0;
    client->curl->info(client->handle, CURLINFO_RESPONSE_CODE, &status);
    *answer = (ch_answer){.status = (int)status, .body = client->body, .body_length = client->body_length};
    if (code == CURLE_OK) {
        answer->end = CH_ANSWERED;
        return;
    }
    answer->end = client->begun ? unclear(client, code) : unsent(code);
    const char *words = client->error[0] ? client->error : client->curl->words(code);
    snprintf(answer->words, sizeof answer->words, "%s", words);
}

static void reset(ch_client *client, ch_on_begin on_begin, void *context) {
    client->on_begin = on_begin;
    client->context = context;
    client->begun = client->endless = false;
    client->head_length = client->body_length = 0;
    client->error[0] = 0;
}

// No “Expect: 100-continue”: it would have the library send the request again after a 417.
static struct curl_slist *header_list(const ch_client *client, const ch_request *request) {
    struct curl_slist *list = client->curl->append(NULL, "Expect:");
    for (size_t index = 0; list && index < request->header_count; index++) {
        struct curl_slist *longer = client->curl->append(list, request->headers[index]);
        if (!longer) client->curl->free_all(list);
        list = longer;
    }
    return list;
}

static CURLcode describe(ch_client *client, const ch_request *request, struct curl_slist *headers) {
    const ch_library *curl = client->curl;
    CURL *handle = client->handle;
    CURLcode code = curl->set(handle, CURLOPT_URL, request->url);
    if (code == CURLE_OK) code = curl->set(handle, CURLOPT_HTTPHEADER, headers);
    if (code != CURLE_OK) return code;
    if (request->body) {
        code = curl->set(handle, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)request->body_length);
        if (code == CURLE_OK) code = curl->set(handle, CURLOPT_POSTFIELDS, request->body);
    } else {
        code = curl->set(handle, CURLOPT_HTTPGET, 1L);
    }
    return code == CURLE_OK ? curl->set(handle, CURLOPT_CUSTOMREQUEST, request->method) : code;
}

void ch_perform(ch_client *client, const ch_request *request, ch_on_begin on_begin, void *context, ch_answer *answer) {
    reset(client, on_begin, context);
    struct curl_slist *headers = header_list(client, request);
    CURLcode code = headers ? describe(client, request, headers) : CURLE_OUT_OF_MEMORY;
    if (code == CURLE_OK) code = client->curl->perform(client->handle);
    conclude(client, code, answer);
    client->curl->set(client->handle, CURLOPT_HTTPHEADER, NULL);
    client->curl->free_all(headers);
}

static void nothing_begins(void *context) { (void)context; }

void ch_probe(const ch_settings *settings, const char *url, ch_answer *answer) {
    ch_client *client = ch_open(settings);
    if (!client) {
        *answer = (ch_answer){.end = CH_SETUP, .words = "libcurl cannot be loaded"};
        return;
    }
    reset(client, nothing_begins, client);
    CURLcode code = client->curl->set(client->handle, CURLOPT_URL, url);
    if (code == CURLE_OK) code = client->curl->set(client->handle, CURLOPT_CONNECT_ONLY, 1L);
    if (code == CURLE_OK) code = client->curl->perform(client->handle);
    conclude(client, code, answer);
    answer->body = NULL;
    answer->body_length = 0;
    ch_close(client);
}
