/// libcurl, loaded with the first client; no part of CHTTP's interface.
#ifndef CHTTP_LIBRARY_H
#define CHTTP_LIBRARY_H

#define CURL_DISABLE_TYPECHECK // its macros would hide the functions of the same names
#include <curl/curl.h>

/// The calls we use.
typedef struct {
    __typeof__(curl_global_init) *global_init;
    __typeof__(curl_easy_init) *easy_init;
    __typeof__(curl_easy_setopt) *set;
    __typeof__(curl_easy_perform) *perform;
    __typeof__(curl_easy_getinfo) *info;
    __typeof__(curl_easy_cleanup) *cleanup;
    __typeof__(curl_slist_append) *append;
    __typeof__(curl_slist_free_all) *free_all;
    __typeof__(curl_easy_strerror) *words;
} ch_library;

/// The library, or NULL when it is not installed.
const ch_library *ch_curl(void);

#endif
