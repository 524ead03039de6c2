// Runs programs and says what they used: C, because fork and exec leave no room for a runtime in between.

#include "internal.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static double seconds(struct timeval time) { return (double)time.tv_sec + (double)time.tv_usec / 1e6; }

static bool start(char *const *arguments, const char *output, bool quiet, pid_t *process) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (quiet) posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO);
    // Swift's threads block signals, which the program would inherit: it could not be ended.
    posix_spawnattr_t attributes;
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    int failed = posix_spawn(process, arguments[0], &actions, &attributes, arguments, environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return !failed;
}

static bool await_end(pid_t process, cy_usage *usage) {
    int status;
    struct rusage used;
    if (wait4(process, &status, 0, &used) != process) return false;
    usage->cpu = seconds(used.ru_utime) + seconds(used.ru_stime);
    usage->resident = (int64_t)used.ru_maxrss * 1024;
    usage->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return true;
}

static int32_t begin(const char *arguments, size_t count, const char *output, bool quiet) {
    char **list = calloc(count + 1, sizeof *list);
    if (!list) return 0;
    for (size_t index = 0; index < count; index++, arguments += strlen(arguments) + 1) list[index] = (char *)arguments;
    pid_t process;
    bool worked = start(list, output, quiet, &process);
    free(list);
    return worked ? (int32_t)process : 0;
}

int32_t cy_begin(const char *arguments, size_t count, const char *output) {
    return begin(arguments, count, output, true);
}

bool cy_run(const char *arguments, size_t count, const char *output, cy_usage *usage) {
    double begun = cy_clock();
    int32_t process = begin(arguments, count, output, false);
    if (!process || !await_end((pid_t)process, usage)) return false;
    usage->wall = cy_clock() - begun;
    return true;
}

void cy_end(int32_t process) {
    cy_usage usage;
    kill((pid_t)process, SIGTERM);
    await_end((pid_t)process, &usage);
}
