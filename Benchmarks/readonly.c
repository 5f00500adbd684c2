/* The floor: walks a folder, opens every *.txt and reads it whole. Nothing is looked at. */
#define _XOPEN_SOURCE 700
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char buffer[1 << 16];
static long reports;

static int visit(const char *path, const struct stat *status, int kind, struct FTW *walk) {
  (void)status;
  (void)walk;
  size_t length = strlen(path);
  if (kind != FTW_F || length < 4 || strcmp(path + length - 4, ".txt") != 0) return 0;
  int file = open(path, O_RDONLY);
  if (file < 0) return 1;
  ssize_t count;
  while ((count = read(file, buffer, sizeof buffer)) > 0) {}
  close(file);
  reports += 1;
  return count < 0;
}

int main(int argc, char **argv) {
  if (argc != 2 || nftw(argv[1], visit, 16, FTW_PHYS) != 0) return 1;
  printf("%ld reports\n", reports);
  return 0;
}
