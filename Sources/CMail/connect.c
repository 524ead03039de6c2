// Why this is C and not Swift: it takes the place of libc's connect() for the whole program, libesmtp.so included.
//
// libesmtp never sets TCP_NODELAY and writes 2 KB pieces, so that a larger message waits for the other side's
// delayed acknowledgement, and its connecting has no time limit. It offers no call for either and hides its socket.
#include "session.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

typedef int (*connect_function)(int, const struct sockaddr *, socklen_t);

static connect_function libc_connect(void) {
    static _Atomic(connect_function) found;
    connect_function function = found;
    if (!function) {
        // POSIX lets dlsym's object pointer stand for a function; ISO C has no cast for it.
        *(void **)&function = dlsym(RTLD_NEXT, "connect");
        found = function;
    }
    return function;
}

// Waits until a connection under way is made; 0, or an errno value.
static int await_connection(int socket, int timeout_ms) {
    int64_t deadline = cm_now() + timeout_ms;
    struct pollfd entry = {.fd = socket, .events = POLLOUT};
    int ready;
    do {
        int64_t left = deadline - cm_now();
        ready = poll(&entry, 1, left > 0 ? (int)left : 0);
    } while (ready < 0 && errno == EINTR);
    if (ready < 0) return errno;
    if (ready == 0) return ETIMEDOUT;
    int problem = 0;
    socklen_t size = sizeof problem;
    if (getsockopt(socket, SOL_SOCKET, SO_ERROR, &problem, &size) < 0) return errno;
    return problem;
}

static int bounded_connect(int socket, const struct sockaddr *address, socklen_t length, int timeout_ms) {
    int flags = fcntl(socket, F_GETFL);
    if (flags < 0 || fcntl(socket, F_SETFL, flags | O_NONBLOCK) < 0) return -1;
    int problem = 0;
    if (libc_connect()(socket, address, length) < 0) {
        problem = errno == EINPROGRESS || errno == EINTR ? await_connection(socket, timeout_ms) : errno;
    }
    if (fcntl(socket, F_SETFL, flags) < 0 && problem == 0) problem = errno;
    if (problem == 0) return 0;
    errno = problem;
    return -1;
}

__attribute__((visibility("default"))) int connect(int socket, const struct sockaddr *address, socklen_t length) {
    cm_session *session = cm_current;
    bool internet = address && (address->sa_family == AF_INET || address->sa_family == AF_INET6);
    int type = 0;
    socklen_t size = sizeof type;
    if (!session || !internet || getsockopt(socket, SOL_SOCKET, SO_TYPE, &type, &size) < 0 || type != SOCK_STREAM) {
        return libc_connect()(socket, address, length);
    }
    int on = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on); // without it mail is slow, but it is mail
    session->socket = socket;
    session->ssl = NULL; // of an address that was tried before
    session->deadline = 0;
    return bounded_connect(socket, address, length, session->server->timeout_ms);
}
