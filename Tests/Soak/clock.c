// Why this is C and not Swift: it takes the place of libc's functions in other programs.
//
// Moves a program's wall clock by CLOCK_SHIFT seconds and leaves alone what measures durations. Debian's faketime would
// do, but that it moves the timers of the other clocks as well: a task of Swift that sleeps does not wake under it.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>

static time_t shift;  // seconds

__attribute__((constructor)) static void begin(void) {
    const char *seconds = getenv("CLOCK_SHIFT");
    shift = seconds ? (time_t)atol(seconds) : 0;
}

int clock_gettime(clockid_t clock, struct timespec *now) {
    static int (*libc)(clockid_t, struct timespec *);
    if (!libc) *(void **)&libc = dlsym(RTLD_NEXT, "clock_gettime");
    int status = libc(clock, now);
    if (status == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) now->tv_sec += shift;
    return status;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
    (void)zone;
    struct timespec time;
    int status = clock_gettime(CLOCK_REALTIME, &time);
    *now = (struct timeval){.tv_sec = time.tv_sec, .tv_usec = time.tv_nsec / 1000};
    return status;
}

time_t time(time_t *kept) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (kept) *kept = now.tv_sec;
    return now.tv_sec;
}

// The clock of a deadline, and the deadline as the kernel knows it: the other clock counts from the machine's start.
static clockid_t know(struct timespec *deadline) {
    if (deadline->tv_sec < 1000000000) return CLOCK_MONOTONIC;
    deadline->tv_sec -= shift;
    return CLOCK_REALTIME;
}

int sem_timedwait(sem_t *restrict semaphore, const struct timespec *restrict deadline) {
    struct timespec known = *deadline;
    clockid_t clock = know(&known);
    return sem_clockwait(semaphore, clock, &known);
}

int pthread_cond_timedwait(pthread_cond_t *restrict condition, pthread_mutex_t *restrict mutex,
                           const struct timespec *restrict deadline) {
    struct timespec known = *deadline;
    clockid_t clock = know(&known);
    return pthread_cond_clockwait(condition, mutex, clock, &known);
}
