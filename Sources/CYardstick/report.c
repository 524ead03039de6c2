// What a yardstick says of itself.

#include "internal.h"

#include <stdarg.h>
#include <stdio.h>
#include <time.h>

bool cy_problem(cy_report *report, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(report->problem, sizeof report->problem, format, arguments);
    va_end(arguments);
    return false;
}

static double clock_seconds(clockid_t clock) {
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

double cy_clock(void) { return clock_seconds(CLOCK_MONOTONIC); }

double cy_cpu_clock(void) { return clock_seconds(CLOCK_THREAD_CPUTIME_ID); }

void cy_start(cy_report *report) {
    report->seconds = -cy_clock();
    report->cpu = -cy_cpu_clock();
}

void cy_stop(cy_report *report) {
    report->seconds += cy_clock();
    report->cpu += cy_cpu_clock();
}
