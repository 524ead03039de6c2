// Why this is C and not Swift: libcurl's calls take varying arguments, and its header is read by the C compiler alone.
//
// The library is loaded when somebody first sends over HTTP: with it come some thirty others, which would more than
// double the time in which the program starts.
#include "library.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;
static ch_library library;
static bool loaded;

static bool find(void *handle, const char *name, void *place) {
    // POSIX lets dlsym's object pointer stand for a function; ISO C has no cast for it.
    return (*(void **)place = dlsym(handle, name)) != NULL;
}

static void load(void) {
    void *handle = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
    if (!handle) return;
    loaded = find(handle, "curl_global_init", &library.global_init)
        && find(handle, "curl_easy_init", &library.easy_init) && find(handle, "curl_easy_setopt", &library.set)
        && find(handle, "curl_easy_perform", &library.perform) && find(handle, "curl_easy_getinfo", &library.info)
        && find(handle, "curl_easy_cleanup", &library.cleanup) && find(handle, "curl_slist_append", &library.append)
        && find(handle, "curl_slist_free_all", &library.free_all)
        && find(handle, "curl_easy_strerror", &library.words)
        && library.global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}

const ch_library *ch_curl(void) {
    pthread_once(&once, load);
    return loaded ? &library : NULL;
}
