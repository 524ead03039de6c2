#include <stddef.h>
#include <sys/socket.h>
#include <libesmtp.h>
