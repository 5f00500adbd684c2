/* Runs a command and writes its CPU seconds, its peak memory in KiB and its exit status to a file.
 *
 * usage: measure RESULT COMMAND ARGUMENT...
 *
 * A program of its own because the kernel counts the memory of the process that a command was
 * forked from as the command's: the forking process has to be small.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static double seconds(struct timeval time) { return time.tv_sec + time.tv_usec / 1e6; }

int main(int argc, char **argv) {
  if (argc < 3) return 64;
  pid_t child = fork();
  if (child == 0) {
    execvp(argv[2], argv + 2);
    _exit(127);
  }
  int status;
  struct rusage usage;
  if (child < 0 || wait4(child, &status, 0, &usage) != child) return 1;
  FILE *result = fopen(argv[1], "w");
  if (!result) return 1;
  fprintf(result, "%.6f %ld %d\n", seconds(usage.ru_utime) + seconds(usage.ru_stime),
          usage.ru_maxrss, WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
  return fclose(result) != 0;
}
