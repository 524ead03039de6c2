// Ports of this machine, for the servers that messages are sent to.

#include "internal.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

static struct sockaddr_in at(uint16_t port) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

static int open_socket(void) { return socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0); }

uint16_t cy_free_port(void) {
    struct sockaddr_in address = at(0);
    socklen_t size = sizeof address;
    int listener = open_socket();
    bool found = listener >= 0 && bind(listener, (struct sockaddr *)&address, size) == 0
        && getsockname(listener, (struct sockaddr *)&address, &size) == 0;
    if (listener >= 0) close(listener);
    return found ? ntohs(address.sin_port) : 0;
}

bool cy_is_listening(uint16_t port) {
    struct sockaddr_in address = at(port);
    int client = open_socket();
    bool listens = client >= 0 && connect(client, (struct sockaddr *)&address, sizeof address) == 0;
    if (client >= 0) close(client);
    return listens;
}
