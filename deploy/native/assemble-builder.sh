#!/bin/bash
# deploy/native/assemble-builder.sh [OUT]: assembles a GraalVM-CE-like home with a working `native-image` (Linux x86-64, glibc, JDK 25) from
# published packages only, for machines where no GraalVM or Mandrel distribution can be had. Where one can be had, use that instead.
# `./evertill native --assemble` calls it. Afterwards: GRAALVM_HOME=OUT/home. Not an official GraalVM: say so beside any figure made with it.
# Inputs:
#   * a Temurin-like JDK 25 with lib/src.zip (JDK25, else JAVA_HOME, else the first one found in the usual places): runs the builder; the
#     JNI headers are generated from its sources.
#   * org.graalvm.nativeimage:svm:25.0.2 with its dependencies and its sources, through Maven. (25.0.4 exists, but svm-capnproto-runtime
#     and espresso-svm stop at 25.0.2.)
#   * the C sources of OpenJDK 25, from Debian's source package openjdk-25 (suite trixie), through an isolated apt configuration. Only the
#     .orig.tar.xz is used; apt may complain about other files of the package, which is tolerated.
#   * gcc, zlib1g-dev, unzip, xz-utils, curl from Debian.
#   * libjvm.a, liblibchelper.a, libsvm_container.a, libreporterchelper.so and the launcher: written here, from the Java-side declarations
#     (CFunction, CStruct) in svm's sources and from OpenJDK's jvm.h. Functions of the VM that nothing needed so far are stubs that abort with
#     "Unimplemented VM function NAME called": write that function below if it ever appears.
# Takes about 3 minutes.
set -euo pipefail
OUT=${1:-${XDG_CACHE_HOME:-$HOME/.cache}/evertill/native-image}; V=${SVM_VERSION:-25.0.2}; N="nice -n 5"
jdk25() { [ -x "$1/bin/javac" ] && [ -f "$1/lib/src.zip" ] && grep -q '^JAVA_VERSION="25' "$1/release" 2>/dev/null; }
J=""; for d in "${JDK25:-}" "${JAVA_HOME:-}" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/25*; do [ -n "$d" ] && jdk25 "$d" && { J=$(readlink -f "$d"); break; }; done
[ -n "$J" ] || { echo "assemble-builder.sh: no JDK 25 with lib/src.zip found; set JDK25" >&2; exit 2; }
W=$OUT/w; H=$OUT/home; C=$H/lib/svm/clibraries/linux-amd64; B=$H/lib/svm/builder; K=$OUT/kit
mkdir -p "$W" "$K"; t0=$SECONDS; step() { echo "== $1 (t+$((SECONDS-t0))s)"; }
need=""; command -v gcc >/dev/null || need="$need gcc libc6-dev"; [ -f /usr/include/zlib.h ] || need="$need zlib1g-dev"; command -v unzip >/dev/null || need="$need unzip"; command -v curl >/dev/null || need="$need curl"; command -v xz >/dev/null || need="$need xz-utils"
[ -z "$need" ] || { apt-get update -qq; apt-get install -y -qq $need; }

step "1 copy the JDK (java.home must be a real directory that holds lib/svm)"
rm -rf "$H"; cp -a "$J" "$H"; mkdir -p "$B/lib" "$C/include"

step "2 builder jars from the Maven registry"
mkdir -p "$W/mvn"; cat > "$W/mvn/pom.xml" <<X
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>x</groupId><artifactId>x</artifactId><version>1</version><packaging>pom</packaging>
<dependencies><dependency><groupId>org.graalvm.nativeimage</groupId><artifactId>svm</artifactId><version>$V</version></dependency></dependencies></project>
X
(cd "$W/mvn"; mvn -q -B dependency:copy-dependencies -DoutputDirectory="$B"; mvn -q -B dependency:copy -Dartifact=org.graalvm.nativeimage:svm:$V:jar:sources -DoutputDirectory="$W/mvn")

step "3 OpenJDK C sources from the Debian source package"
if ! ls "$W"/src/openjdk-25_*.orig.tar.xz >/dev/null 2>&1; then
  A=$W/apt; mkdir -p "$A/parts" "$A/lists/partial" "$A/cache/archives/partial" "$W/src"
  uri=$(sed -n 's/^URIs: *//p' /etc/apt/sources.list.d/debian.sources 2>/dev/null | head -1); [ -n "$uri" ] || uri=$(awk '$1=="deb"{for(i=2;i<=NF;i++)if($i~/:\/\//){print $i;exit}}' /etc/apt/sources.list)
  printf 'Types: deb-src\nURIs: %s\nSuites: trixie\nComponents: main\nSigned-By: /usr/share/keyrings/debian-archive-keyring.gpg\n' "$uri" > "$A/parts/trixie.sources"
  printf 'Dir::Etc::sourcelist "/dev/null";\nDir::Etc::sourceparts "%s";\nDir::State::lists "%s";\nDir::Cache "%s";\n' "$A/parts" "$A/lists" "$A/cache" > "$A/apt.conf"
  (cd "$W/src"; export APT_CONFIG=$A/apt.conf; apt-get update -qq; apt-get source -qq --download-only openjdk-25 || true)
  # The index of a mirror may name a version that the mirror does not have; this one is known to be enough.
  if ! ls "$W"/src/openjdk-25_*.orig.tar.xz >/dev/null 2>&1; then
    known=openjdk-25_25.0.3+9.orig.tar.xz
    (cd "$W/src"; curl -sSfO "${uri%/}/pool/main/o/openjdk-25/$known"
      echo "2dd6c441b49705480db1ebfcd03f43d5dcb7f1d4290e98c1fa6eeefae50cfa07  $known" | sha256sum -c --quiet || { rm -f "$known"; exit 1; })
  fi
fi
T=$(ls "$W"/src/openjdk-25_*.orig.tar.xz | head -1); rm -rf "$W/jdk"; mkdir "$W/jdk"
mods="java.base java.prefs java.management java.rmi jdk.net jdk.attach jdk.management jdk.management.agent jdk.security.auth"
$N tar xf "$T" -C "$W/jdk" --strip-components=1 --wildcards $(for m in $mods; do echo "*/src/$m/*/native/*"; done) '*/src/hotspot/share/include/*' '*/src/hotspot/os/posix/include/*'

step "4 JNI headers: javac -h over the sources with native methods or @Native constants"
rm -rf "$W/srczip" "$W/pat" "$W/hdr" "$W/cls"; mkdir -p "$W"/{srczip,pat,hdr,cls}
(cd "$W/srczip"; unzip -qo "$J/lib/src.zip" $(for m in $mods; do echo "$m/*"; done))
for m in $mods; do
  (cd "$W/srczip"; grep -rlE '(^|[[:space:]])native[[:space:]]|@Native' --include=*.java $m | grep -v package-info | xargs cp --parents -t "$W/pat")
  $N "$J/bin/javac" -J-Xmx1500m --patch-module $m="$W/pat/$m" $([ $m = java.base ] || echo --add-modules $m) -h "$W/hdr/$m" -d "$W/cls/$m" -proc:none -nowarn -XDignore.symbol.file=true $(find "$W/pat/$m" -name '*.java') > "$W/jh.$m.log" 2>&1 || { tail "$W/jh.$m.log"; exit 1; }
done

step "5 static JDK libraries"
S=$W/jdk/src
CF="-O2 -fPIC -std=c11 -D_GNU_SOURCE -D_REENTRANT -D_FILE_OFFSET_BITS=64 -DLINUX -DNDEBUG -DARCH=\"amd64\" -Damd64 -D_LP64=1 -D_LITTLE_ENDIAN -DSTATIC_BUILD=1 -fno-strict-aliasing -fno-delete-null-pointer-checks -fstack-protector -ffunction-sections -fdata-sections -fno-common -fvisibility=hidden -w -DVERSION_FEATURE=25 -DVERSION_INTERIM=0 -DVERSION_UPDATE=3 -DVERSION_PATCH=0 -DVERSION_EXTRA1=0 -DVERSION_EXTRA2=0 -DVERSION_EXTRA3=0 -DVERSION_BUILD=9 -DVERSION_STRING=\"25.0.3+9\" -DVERSION_SPECIFICATION=\"25\" -DARCHPROPNAME=\"amd64\""
lib() { # name module [extra include dirs]
  local name=$1 mod=$2 extra="${3:-}" inc="-I$W/hdr/$2 -I$W/hdr/java.base" d f o n=0
  for d in $S/java.base/{share,unix,linux}/native/{include,libjava,libjvm} $J/include $J/include/linux $S/hotspot/share/include $S/hotspot/os/posix/include $extra $(for x in $S/$mod/{linux,unix,share}/native/lib$name; do [ -d $x ] && find $x -type d; done || true); do [ -d $d ] && inc="$inc -I$d"; done
  rm -rf "$W/obj/$name"; mkdir -p "$W/obj/$name"
  for x in $S/$mod/{linux,unix,share}/native/lib$name; do [ -d $x ] && find $x -name '*.c' -not -path '*/zlib/*'; done | awk -F/ '!s[$NF]++' > "$W/obj/$name/files" || true
  xargs -P2 -I{} $N sh -c 'o=$(echo {} | md5sum | cut -c1-8)_$(basename {} .c).o; gcc '"$(printf '%q ' $CF)"' -DLIBRARY_NAME='$name' '"$inc"' -c {} -o '"$W/obj/$name"'/$o' < "$W/obj/$name/files"
  rm -f "$C/lib$name.a"; ar rcs "$C/lib$name.a" "$W/obj/$name"/*.o
}
net="$S/java.base/unix/native/libnet $S/java.base/share/native/libnet $S/java.base/linux/native/libnet"
lib java java.base; lib net java.base; lib nio java.base "$net"; lib zip java.base; lib extnet jdk.net "$net"; lib prefs java.prefs; lib jaas jdk.security.auth
lib management java.management; lib management_ext jdk.management "$S/java.management/share/native/libmanagement"; lib management_agent jdk.management.agent; lib attach jdk.attach; lib rmi java.rmi

step "6 SVM helper libraries (own code)"
unzip -qo "$W/mvn/svm-$V-sources.jar" 'com/oracle/svm/core/*/*LibCHelper.java' -d "$W/svmsrc"
for p in amd64/AMD64 aarch64/AArch64 riscv64/RISCV64; do a=${p%/*}; { echo "#ifndef ${a}_CPUF"; echo "#define ${a}_CPUF"; echo "typedef struct {"; sed -nE 's/^ *boolean (f[A-Za-z0-9_]+)\(\);.*/  char \1;/p' "$W/svmsrc/com/oracle/svm/core/${p}LibCHelper.java"; echo "} CPUFeatures;"; echo "#endif"; } > "$C/include/${a}cpufeatures.h"; done
cat > "$K/svm_locale.h" <<'EOF_KIT'
#ifndef SVM_LOCALE_H
#define SVM_LOCALE_H
#define SVM_LOCALE_INITIALIZATION_SUCCEEDED 0
#define SVM_LOCALE_INITIALIZATION_OUT_OF_MEMORY 1
typedef struct {
  const char *display_language, *display_script, *display_country, *display_variant;
  const char *format_language, *format_script, *format_country, *format_variant;
} svm_locale_props_t;
#endif
EOF_KIT
cat > "$K/jvm.c" <<'EOF_KIT'
/* Own JVM_* shim; prototypes as in OpenJDK's jvm.h. The rest are generated "unimplemented" stubs. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <stdarg.h>
#include <string.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <time.h>
#include <sys/time.h>
#include <dlfcn.h>
#include <unistd.h>
#include <jni.h>
void initialize(void) {}
int JVM_ActiveProcessorCount(void) {
  cpu_set_t s; if (sched_getaffinity(0, sizeof s, &s) == 0) return CPU_COUNT(&s);
  return (int)sysconf(_SC_NPROCESSORS_ONLN);
}
jlong JVM_CurrentTimeMillis(JNIEnv *e, jclass c) { struct timeval t; gettimeofday(&t, NULL); return (jlong)t.tv_sec * 1000 + t.tv_usec / 1000; }
jlong JVM_NanoTime(JNIEnv *e, jclass c) { struct timespec t; clock_gettime(CLOCK_MONOTONIC, &t); return (jlong)t.tv_sec * 1000000000 + t.tv_nsec; }
jlong JVM_GetNanoTimeAdjustment(JNIEnv *e, jclass c, jlong off) {
  struct timespec t; clock_gettime(CLOCK_REALTIME, &t); jlong d = (jlong)t.tv_sec - off;
  if (d > 0x100000000LL || d < -0x100000000LL) return -1; return d * 1000000000 + t.tv_nsec;
}
char *JVM_NativePath(char *p) { return p; }
jboolean JVM_IsSupportedJNIVersion(jint v) { return v >= 0x00010001 && v <= 0x00180000; }
jboolean JVM_IsStaticallyLinked(void) { return JNI_TRUE; }
jboolean JVM_IsUseContainerSupport(void) { return JNI_TRUE; }
jboolean JVM_IsContainerized(void) { return JNI_FALSE; }
jboolean JVM_IsContinuationsSupported(void) { return JNI_TRUE; }
jboolean JVM_IsForeignLinkerSupported(void) { return JNI_TRUE; }
jint JVM_FindSignal(const char *n) {
  static const struct { const char *n; int s; } t[] = {{"HUP",1},{"INT",2},{"QUIT",3},{"ILL",4},{"TRAP",5},{"ABRT",6},{"BUS",7},{"FPE",8},{"KILL",9},{"USR1",10},{"SEGV",11},{"USR2",12},{"PIPE",13},{"ALRM",14},{"TERM",15},{"CHLD",17},{"CONT",18},{"STOP",19},{"TSTP",20},{"TTIN",21},{"TTOU",22}};
  if (!strncmp(n, "SIG", 3)) n += 3;
  for (size_t i = 0; i < sizeof t / sizeof *t; i++) if (!strcmp(n, t[i].n)) return t[i].s;
  return -1;
}
jboolean JVM_RaiseSignal(jint s) { return raise(s) == 0; }
void *JVM_RegisterSignal(jint s, void *h) { return (void *)-1; }
void JVM_Halt(jint c) { _Exit(c); }
void JVM_BeforeHalt(void) {}
void *JVM_GetManagement(jint v) { return NULL; }
void *JVM_LoadLibrary(const char *n, jboolean t) { return dlopen(n, RTLD_LAZY); }
void JVM_UnloadLibrary(void *h) { dlclose(h); }
void *JVM_FindLibraryEntry(void *h, const char *n) { return dlsym(h, n); }
void *JVM_RawMonitorCreate(void) { pthread_mutexattr_t a; pthread_mutexattr_init(&a); pthread_mutexattr_settype(&a, PTHREAD_MUTEX_RECURSIVE); pthread_mutex_t *m = malloc(sizeof *m); if (m) pthread_mutex_init(m, &a); return m; }
void JVM_RawMonitorDestroy(void *m) { pthread_mutex_destroy(m); free(m); }
jint JVM_RawMonitorEnter(void *m) { return pthread_mutex_lock(m); }
void JVM_RawMonitorExit(void *m) { pthread_mutex_unlock(m); }
int jio_vsnprintf(char *s, size_t n, const char *f, va_list a) { if ((long)n <= 0) return -1; int r = vsnprintf(s, n, f, a); if (r >= (int)n) { s[n - 1] = 0; r = -1; } return r; }
int jio_snprintf(char *s, size_t n, const char *f, ...) { va_list a; va_start(a, f); int r = jio_vsnprintf(s, n, f, a); va_end(a); return r; }
int jio_vfprintf(FILE *o, const char *f, va_list a) { return vfprintf(o, f, a); }
int jio_fprintf(FILE *o, const char *f, ...) { va_list a; va_start(a, f); int r = vfprintf(o, f, a); va_end(a); return r; }
EOF_KIT
cat > "$K/libchelper.c" <<'EOF_KIT'
/* Own implementation of the C helpers whose Java-side declarations (CFunction) are in svm-25.0.x-sources.jar */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <stdint.h>
#include <unistd.h>
#include <fcntl.h>
#include <errno.h>
#include <locale.h>
#include <semaphore.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/syscall.h>
#include <sys/mman.h>
#include <cpuid.h>
#include "amd64cpufeatures.h"
#include "svm_locale.h"

extern char **environ;
char **getEnviron(void) { return environ; }

extern char *findJavaTZ_md(const char *java_home); /* libjava.a */
char *SVM_FindJavaTZmd(const char *mappings, int length) { (void)mappings; (void)length; return findJavaTZ_md(""); }

int getThreadId(void) { return (int)syscall(SYS_gettid); }
long getThreadUserTimeSlow(int tid) {
  char p[64], b[1024]; snprintf(p, sizeof p, "/proc/self/task/%d/stat", tid);
  FILE *f = fopen(p, "r"); if (!f) return -1;
  size_t n = fread(b, 1, sizeof b - 1, f); fclose(f); b[n] = 0;
  char *s = strrchr(b, ')'); unsigned long ut = 0;
  if (!s || sscanf(s + 1, " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu", &ut) != 1) return -1;
  return (long)(ut * (1000000000L / sysconf(_SC_CLK_TCK)));
}
void *mremapP(void *o, size_t os, size_t ns, int fl, void *na) { return mremap(o, os, ns, fl, na); }
int openSII(const char *p, int fl, int mode) { return open(p, fl, mode); }
int openatISII(int d, const char *p, int fl, int mode) { return openat(d, p, fl, mode); }
int fprintfSD(FILE *f, const char *fmt, char *a, int b) { return fprintf(f, fmt, a, b); }
void codeSynchronization_clearCache(long a, long n) { __builtin___clear_cache((char *)a, (char *)a + n); }

/* ---- sun.misc.Signal ---- */
static atomic_int sig_owned; static sem_t sig_sem; static atomic_int sig_pending[NSIG];
int cSunMiscSignal_open(void) {
  int z = 0; if (!atomic_compare_exchange_strong(&sig_owned, &z, 1)) return 1;
  for (int i = 0; i < NSIG; i++) atomic_store(&sig_pending[i], 0);
  if (sem_init(&sig_sem, 0, 0) != 0) { atomic_store(&sig_owned, 0); return -1; }
  return 0;
}
int cSunMiscSignal_close(void) { int r = sem_destroy(&sig_sem); atomic_store(&sig_owned, 0); return r; }
int cSunMiscSignal_awaitSemaphore(void) { return sem_wait(&sig_sem); }
int cSunMiscSignal_signalSemaphore(void) { return sem_post(&sig_sem); }
int cSunMiscSignal_signalRangeCheck(int s) { return s >= 0 && s < NSIG; }
int cSunMiscSignal_checkPendingSignal(void) {
  for (int i = 0; i < NSIG; i++) { int n = atomic_load(&sig_pending[i]);
    while (n > 0) if (atomic_compare_exchange_weak(&sig_pending[i], &n, n - 1)) return i; }
  return -1;
}
static void sig_handler(int s) { int e = errno; if (s >= 0 && s < NSIG) { atomic_fetch_add(&sig_pending[s], 1); sem_post(&sig_sem); } errno = e; }
void *cSunMiscSignal_signalHandlerFunctionPointer(void) { return (void *)sig_handler; }

/* ---- CPU features ---- */
static uint64_t xgetbv0(void) { uint32_t a, d; __asm__ volatile("xgetbv" : "=a"(a), "=d"(d) : "c"(0)); return ((uint64_t)d << 32) | a; }
#define B(r, n) (((r) >> (n)) & 1)
void determineCPUFeatures(CPUFeatures *f) {
  unsigned a, b, c, d, max; memset(f, 0, sizeof *f);
  max = __get_cpuid_max(0, 0); if (max < 1) return;
  __cpuid(1, a, b, c, d);
  f->fCX8 = B(d, 8); f->fCMOV = B(d, 15); f->fFXSR = B(d, 24); f->fHT = B(d, 28); f->fMMX = B(d, 23);
  f->fSSE = B(d, 25); f->fSSE2 = B(d, 26); f->fFLUSH = B(d, 19); f->fTSC = B(d, 4);
  f->fSSE3 = B(c, 0); f->fCLMUL = B(c, 1); f->fSSSE3 = B(c, 9); f->fSSE4_1 = B(c, 19); f->fSSE4_2 = B(c, 20);
  f->fPOPCNT = B(c, 23); f->fAES = B(c, 25); f->fHV = B(c, 31);
  int osx = B(c, 27), avx = 0, avx512 = 0; uint64_t x = 0; unsigned c1 = c;
  if (osx) { x = xgetbv0(); avx = (x & 6) == 6; avx512 = avx && (x & 0xe0) == 0xe0; }
  if (avx) { f->fAVX = B(c1, 28); f->fFMA = B(c1, 12); f->fF16C = B(c1, 29); f->fVZEROUPPER = B(c1, 28); }
  if (max >= 7) { unsigned sub;
    __cpuid_count(7, 0, a, b, c, d); sub = a;
    f->fBMI1 = B(b, 3); f->fBMI2 = B(b, 8); f->fERMS = B(b, 9); f->fRTM = B(b, 11); f->fADX = B(b, 19); f->fSHA = B(b, 29);
    f->fFLUSHOPT = B(b, 23); f->fCLWB = B(b, 24); f->fGFNI = B(c, 8); f->fPKU = B(c, 3); f->fOSPKE = B(c, 4); f->fRDPID = B(c, 22);
    f->fFSRM = B(d, 4); f->fSERIALIZE = B(d, 14); f->fCET_SS = B(c, 7); f->fCET_IBT = B(d, 20);
    if (avx) f->fAVX2 = B(b, 5);
    if (avx512) { f->fAVX512F = B(b, 16); f->fAVX512DQ = B(b, 17); f->fAVX512_IFMA = B(b, 21); f->fAVX512PF = B(b, 26); f->fAVX512ER = B(b, 27);
      f->fAVX512CD = B(b, 28); f->fAVX512BW = B(b, 30); f->fAVX512VL = B(b, 31); f->fAVX512_VBMI = B(c, 1); f->fAVX512_VBMI2 = B(c, 6);
      f->fAVX512_VAES = B(c, 9); f->fAVX512_VPCLMULQDQ = B(c, 10); f->fAVX512_VNNI = B(c, 11); f->fAVX512_BITALG = B(c, 12);
      f->fAVX512_VPOPCNTDQ = B(c, 14); f->fAVX512_FP16 = B(d, 23); }
    if (sub >= 1) { __cpuid_count(7, 1, a, b, c, d); if (avx) { f->fSHA512 = B(a, 0); f->fAVX_IFMA = B(a, 23); } }
  }
  unsigned emax = __get_cpuid_max(0x80000000u, 0);
  if (emax >= 0x80000001u) { __cpuid(0x80000001u, a, b, c, d); f->fLZCNT = B(c, 5); f->fSSE4A = B(c, 6); f->fAMD_3DNOW_PREFETCH = B(c, 8); f->fRDTSCP = B(d, 27); }
  if (emax >= 0x80000007u) { __cpuid(0x80000007u, a, b, c, d); f->fTSCINV_BIT = B(d, 8); f->fTSCINV = B(d, 8); }
}
int checkCPUFeatures(const char *mask) { /* mask byte: 0xff = not required, 0xfe = required */
  CPUFeatures f; determineCPUFeatures(&f); const unsigned char *p = (const unsigned char *)&f, *m = (const unsigned char *)mask;
  for (size_t i = 0; i < sizeof f; i++) if ((unsigned char)(p[i] | m[i]) != 0xff) return 1;
  return 0; /* 0 = all required features present */
}
int checkCPUFeaturesOrExit(const char *mask, const char *msg) {
  if (checkCPUFeatures(mask) == 0) return 0;
  fprintf(stderr, "%s\n", msg); exit(8);
}

/* ---- locale ---- */
static svm_locale_props_t lp;
static int parse(int cat, const char **lang, const char **script, const char **country, const char **variant) {
  const char *l = setlocale(cat, NULL); char b[128]; *lang = "en"; *script = *country = *variant = "";
  if (!l || !strcmp(l, "C") || !strcmp(l, "POSIX") || !strncmp(l, "C.", 2)) return 0;
  strncpy(b, l, sizeof b - 1); b[sizeof b - 1] = 0;
  char *p; if ((p = strchr(b, '@'))) *p = 0; if ((p = strchr(b, '.'))) *p = 0;
  if ((p = strchr(b, '_'))) { *p = 0; if (!(*country = strdup(p + 1))) return 1; }
  return !(*lang = strdup(b));
}
int svm_initialize_locale(void) {
  setlocale(LC_ALL, "");
  if (parse(LC_CTYPE, &lp.format_language, &lp.format_script, &lp.format_country, &lp.format_variant) ||
      parse(LC_MESSAGES, &lp.display_language, &lp.display_script, &lp.display_country, &lp.display_variant)) return SVM_LOCALE_INITIALIZATION_OUT_OF_MEMORY;
  return SVM_LOCALE_INITIALIZATION_SUCCEEDED;
}
svm_locale_props_t *svm_get_locale(void) { return &lp; }

/* ---- attach API: not supported ---- */
void svm_attach_startup(char *p) { (void)p; }
void svm_attach_listener_cleanup(int s, char *p) { (void)s; (void)p; }
int svm_attach_check_socket_file(char *p) { (void)p; return 0; }
int svm_attach_is_init_trigger(char *p) { (void)p; return 0; }
int svm_attach_create_listener(char *p) { (void)p; return -1; }
int svm_attach_wait_for_request(int s) { (void)s; return -1; }
void svm_attach_shutdown_socket(int s) { (void)s; }
EOF_KIT
cat > "$K/container.c" <<'EOF_KIT'
/* svm_container_*: names/contract from ContainerLibrary.java (svm sources jar). Reads cgroup v2 (and v1 memory/cpu). -1 = unlimited/unknown. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <sched.h>
#define VERSION 240100
static char path[512]; static int v2, found;
static long rd(const char *f, int field) {
  char p[700], b[256]; snprintf(p, sizeof p, "%s/%s", path, f); FILE *h = fopen(p, "r"); if (!h) return -1;
  long r = -1; if (fgets(b, sizeof b, h)) { char *s = b; for (int i = 0; i < field && s; i++) { s = strchr(s, ' '); if (s) s++; } if (s && strncmp(s, "max", 3)) { char *e; long long x = strtoll(s, &e, 10); if (e != s && x < (1LL << 60)) r = x; } }
  fclose(h); return r;
}
static long stat_field(const char *f, const char *k) { char p[700], b[256]; long long x; snprintf(p, sizeof p, "%s/%s", path, f); FILE *h = fopen(p, "r"); if (!h) return -1; long r = -1; size_t n = strlen(k);
  while (fgets(b, sizeof b, h)) if (!strncmp(b, k, n) && b[n] == ' ') { x = atoll(b + n + 1); r = x; break; } fclose(h); return r; }
static void find(void) {
  char b[400]; FILE *h = fopen("/proc/self/cgroup", "r"); if (!h) return;
  while (fgets(b, sizeof b, h)) { b[strcspn(b, "\n")] = 0;
    if (!strncmp(b, "0::", 3) && access("/sys/fs/cgroup/cgroup.controllers", R_OK) == 0) { v2 = 1; snprintf(path, sizeof path, "/sys/fs/cgroup%s", b + 3); if (access(path, R_OK)) strcpy(path, "/sys/fs/cgroup"); found = 1; }
    else if (strstr(b, ":memory:") && !v2) { snprintf(path, sizeof path, "/sys/fs/cgroup/memory%s", strstr(b, ":memory:") + 8); if (access(path, R_OK)) strcpy(path, "/sys/fs/cgroup/memory"); found = 1; } }
  fclose(h);
}
long svm_container_memory_limit_in_bytes(void) { return rd(v2 ? "memory.max" : "memory.limit_in_bytes", 0); }
static long cpus(void) { if (!v2) return -1; long q = rd("cpu.max", 0), p = rd("cpu.max", 1); return q > 0 && p > 0 ? (q + p - 1) / p : -1; }
int svm_container_initialize(int version) {
  if (version != VERSION) return version > VERSION ? 2 : 3;
  find(); return found && (svm_container_memory_limit_in_bytes() > 0 || cpus() > 0) ? 1 : 0;
}
size_t svm_container_physical_memory(void) { return (size_t)sysconf(_SC_PHYS_PAGES) * (size_t)sysconf(_SC_PAGESIZE); }
long svm_container_memory_and_swap_limit_in_bytes(void) { if (!v2) return rd("memory.memsw.limit_in_bytes", 0); long m = rd("memory.max", 0), s = rd("memory.swap.max", 0); return m < 0 || s < 0 ? -1 : m + s; }
long svm_container_memory_soft_limit_in_bytes(void) { return rd(v2 ? "memory.high" : "memory.soft_limit_in_bytes", 0); }
long svm_container_memory_usage_in_bytes(void) { return rd(v2 ? "memory.current" : "memory.usage_in_bytes", 0); }
long svm_container_memory_max_usage_in_bytes(void) { return rd(v2 ? "memory.peak" : "memory.max_usage_in_bytes", 0); }
long svm_container_rss_usage_in_bytes(void) { return stat_field("memory.stat", v2 ? "anon" : "rss"); }
long svm_container_cache_usage_in_bytes(void) { return stat_field("memory.stat", v2 ? "file" : "cache"); }
int svm_container_active_processor_count(void) { cpu_set_t s; int n = sched_getaffinity(0, sizeof s, &s) ? (int)sysconf(_SC_NPROCESSORS_ONLN) : CPU_COUNT(&s); long c = cpus(); return c > 0 && c < n ? (int)c : n; }
EOF_KIT
cat > "$K/reporterchelper.c" <<'EOF_KIT'
#include <jni.h>
#include <sys/resource.h>
#include <sys/ioctl.h>
#include <unistd.h>
JNIEXPORT jlong JNICALL Java_com_oracle_svm_hosted_ProgressReporterCHelper_getPeakRSS0(JNIEnv *e, jclass c) { struct rusage r; return getrusage(RUSAGE_SELF, &r) ? -1 : (jlong)r.ru_maxrss * 1024; }
JNIEXPORT jint JNICALL Java_com_oracle_svm_hosted_ProgressReporterCHelper_getTerminalWindowColumns0(JNIEnv *e, jclass c) { struct winsize w; return ioctl(1, TIOCGWINSZ, &w) == 0 && w.ws_col > 0 ? w.ws_col : 80; }
EOF_KIT
cat > "$K/Exports.java" <<'EOF_KIT'
import java.lang.module.*; import java.util.*; import java.util.stream.*;
public class Exports { public static void main(String[] a){
  String targets=a[0];
  for (ModuleReference r: new TreeSet<ModuleReference>(Comparator.comparing(x->x.descriptor().name())){{addAll(ModuleFinder.ofSystem().findAll());}}) {
    ModuleDescriptor d=r.descriptor(); if (d.name().equals("jdk.graal.compiler")||d.name().equals("jdk.graal.compiler.management")) continue;
    if (a.length>1 && !List.of(a[1].split(",")).contains(d.name())) continue;
    Set<String> exported=d.exports().stream().filter(e->!e.isQualified()).map(e->e.source()).collect(Collectors.toSet());
    for (String p: new TreeSet<>(d.packages())) if(!exported.contains(p)) { System.out.println("--add-exports="+d.name()+"/"+p+"="+targets); }
    if (d.name().equals("java.base")) for (String p: new TreeSet<>(d.packages())) System.out.println("--add-opens="+d.name()+"/"+p+"="+targets);
  }
}}
EOF_KIT
cat > "$K/NativeImageDriver.java" <<'EOF_KIT'
import java.io.*; import java.lang.reflect.*; import java.lang.annotation.Annotation; import java.net.URI; import java.nio.file.*; import java.util.*; import java.util.function.Function; import java.util.jar.*; import java.util.regex.*; import java.util.stream.*;

/** Minimal stand-in for GraalVM's native-image driver: translates the command line and META-INF/native-image into builder arguments. */
public class NativeImageDriver {
  static final Path HOME = Path.of(System.getProperty("ni.home"));
  static final String VERSION = System.getProperty("ni.version", "25.0.2");
  record Api(String name, String opt, boolean bool, boolean neg, char[] seps, String[] dflt, String[] fixed, Function<Object,Object> tr) {}
  static List<Api> apis = new ArrayList<>();
  static List<String> jvm = new ArrayList<>(), builder = new ArrayList<>(), user = new ArrayList<>();
  static LinkedHashSet<Path> cp = new LinkedHashSet<>(), mp = new LinkedHashSet<>();
  static List<Pattern[]> excludes = new ArrayList<>();
  static String mainClass, imageName, jar; static boolean verbose, dryRun, shared;

  static Object val(Annotation a, String m) { try { Method x = a.annotationType().getMethod(m); x.setAccessible(true); return x.invoke(a); } catch (ReflectiveOperationException e) { throw new RuntimeException(e); } }

  static void loadApis() throws Exception {
    ClassLoader l = NativeImageDriver.class.getClassLoader();
    Class<? extends Annotation> an = Class.forName("com.oracle.svm.core.option.APIOption", false, l).asSubclass(Annotation.class);
    for (var e = l.getResources("META-INF/services/jdk.graal.compiler.options.OptionDescriptors"); e.hasMoreElements();)
      for (String d : new String(e.nextElement().openStream().readAllBytes()).split("\\s+")) {
        if (!d.startsWith("com.oracle.svm") && !d.startsWith("com.oracle.graal.pointsto")) continue;
        String n = d.substring(0, d.length() - "_OptionDescriptors".length()); Class<?> c;
        try { c = Class.forName(n.replace('_', '$'), false, l); } catch (ClassNotFoundException x) { System.err.println("driver: no class for " + d); continue; }
        for (Field f : c.getDeclaredFields()) for (Annotation a : f.getAnnotationsByType(an)) {
          boolean bool = f.getGenericType().getTypeName().contains("java.lang.Boolean");
          Class<?> g = (Class<?>) val(a, "group"); String prefix = "";
          if (!g.getSimpleName().equals("NullGroup")) { var k = g.getDeclaredConstructor(); k.setAccessible(true); Object go = k.newInstance(); prefix = "--" + go.getClass().getMethod("name").invoke(go) + "="; }
          Class<?>[] tc = (Class<?>[]) val(a, "valueTransformer"); Function<Object,Object> tr = Function.identity();
          if (tc.length > 0) { var k = tc[0].getDeclaredConstructor(); k.setAccessible(true); @SuppressWarnings("unchecked") var t = (Function<Object,Object>) k.newInstance(); tr = t; }
          boolean neg = val(a, "kind").toString().equals("Negated");
          for (String nm : (String[]) val(a, "name")) {
            String[] fx = (String[]) val(a, "fixedValue");
            if (!prefix.isEmpty() && fx.length == 0) fx = new String[] { nm };
            apis.add(new Api(prefix.isEmpty() ? (nm.startsWith("-") ? nm : "--" + nm) : prefix + nm, prefix.isEmpty() ? f.getName() : "SupportedGCs", prefix.isEmpty() && bool, neg, (char[]) val(a, "valueSeparator"), (String[]) val(a, "defaultValue"), fx, tr));
          }
        }
      }
    apis.sort(Comparator.comparing((Api x) -> -x.name.length()));
  }

  /** returns the builder form or null */
  static String api(String arg, Iterator<String> rest, String origin) {
    String o = "@" + origin + "+api";
    for (Api a : apis) {
      if (arg.equals(a.name)) {
        if (a.bool) return "-H:" + (a.neg ? "-" : "+") + a.opt + o;
        String v;
        if (a.fixed.length > 0) v = a.fixed[0];
        else if (a.dflt.length > 0) return "-H:" + a.opt + o + "=" + a.tr.apply(a.dflt[0]);
        else if (new String(a.seps).indexOf(' ') >= 0 && rest.hasNext()) v = rest.next();
        else throw new IllegalArgumentException("Missing value for " + arg);
        return "-H:" + a.opt + o + "=" + a.tr.apply(v);
      }
      if (!a.bool && a.fixed.length == 0) for (char s : a.seps) { if (s == ' ') continue;
        String p = s == 0 ? a.name : a.name + s;
        if (arg.startsWith(p) && arg.length() > p.length() - (s == 0 ? 0 : 1)) return "-H:" + a.opt + o + "=" + a.tr.apply(arg.substring(p.length()));
      }
    }
    return null;
  }

  static String located(String arg, String origin) { // -H:Name=value -> -H:Name@origin=value
    int eq = arg.indexOf('='), at = arg.indexOf('@'); if (at >= 0 && (eq < 0 || at < eq)) return arg;
    return eq < 0 ? arg + "@" + origin : arg.substring(0, eq) + "@" + origin + arg.substring(eq);
  }

  static List<String> split(String s) { List<String> r = new ArrayList<>(); Matcher m = Pattern.compile("(?:[^\\s\"']|\"[^\"]*\"|'[^']*')+").matcher(s); while (m.find()) r.add(m.group().replaceAll("[\"']", "")); return r; }

  static void addCp(String s) throws IOException {
    for (String e : s.split(File.pathSeparator)) { if (e.isEmpty()) continue;
      if (e.endsWith("*")) { try (var d = Files.newDirectoryStream(Path.of(e.substring(0, e.length() - 1)), "*.{jar,JAR}")) { for (Path p : d) addJar(p); } }
      else addJar(Path.of(e)); }
  }
  static void addJar(Path p0) throws IOException {
    Path p = p0.toAbsolutePath().normalize(); if (!Files.exists(p) || !cp.add(p) || Files.isDirectory(p)) return;
    try (JarFile j = new JarFile(p.toFile())) { Manifest m = j.getManifest(); if (m == null) return;
      String c = m.getMainAttributes().getValue("Class-Path"); if (c != null) for (String e : c.trim().split("\\s+")) if (!e.isEmpty()) { Path q = e.startsWith("file:") ? Path.of(URI.create(e)) : p.getParent().resolve(e); if (Files.exists(q)) addJar(q); }
    }
  }

  static void args(List<String> in, boolean cmdline, String origin) throws IOException {
    Iterator<String> it = in.iterator(); List<String> out = cmdline ? user : builder;
    while (it.hasNext()) { String a = it.next();
      if (a.isEmpty()) continue;
      if (cmdline && a.startsWith("@")) { args(split(Files.readString(Path.of(a.substring(1)))), true, origin); continue; }
      if (a.startsWith("-J")) { jvm.add(a.substring(2)); continue; }
      if (a.startsWith("-D")) { jvm.add(a); continue; }
      if (a.startsWith("-H:") || a.startsWith("-R:")) { out.add(cmdline ? a : located(a, origin)); continue; }
      if (a.startsWith("-V")) continue;
      if (a.startsWith("-Xm") || a.startsWith("-Xss") || a.startsWith("-XX:")) { if (a.startsWith("-Xm") && !a.startsWith("-XX")) out.add("-R:" + (a.startsWith("-Xmx") ? "MaxHeapSize=" : a.startsWith("-Xms") ? "MinHeapSize=" : "MaxNewSize=") + a.substring(4)); continue; }
      switch (a) {
        case "-cp", "-classpath", "--class-path" -> { addCp(it.next()); continue; }
        case "-p", "--module-path" -> { for (String e : it.next().split(File.pathSeparator)) mp.add(Path.of(e).toAbsolutePath()); continue; }
        case "-jar" -> { jar = it.next(); continue; }
        case "--verbose" -> { verbose = true; continue; }
        case "--dry-run" -> { dryRun = true; continue; }
        case "--exclude-config" -> { excludes.add(new Pattern[] { Pattern.compile(it.next()), Pattern.compile(it.next()) }); continue; }
        case "--add-modules" -> { String v = it.next(); jvm.add("--add-modules=" + v); continue; }
        case "--enable-preview" -> { jvm.add(a); out.add("-H:+EnablePreview"); continue; }
        case "--shared" -> { shared = true; }
        case "-o" -> { imageName = it.next(); continue; }
        default -> { }
      }
      if (a.startsWith("--add-modules=")) { jvm.add(a); continue; }
      String t = api(a, it, cmdline ? "user" : origin);
      if (t != null) { out.add(t); continue; }
      if (a.startsWith("-")) throw new IllegalArgumentException("Unrecognized option: " + a);
      if (mainClass == null) mainClass = a; else if (imageName == null) imageName = a; else throw new IllegalArgumentException("Unexpected argument: " + a);
    }
  }

  static final Map<String,String> META = Map.of("jni-config.json", "JNIConfigurationResources", "reflect-config.json", "ReflectionConfigurationResources", "resource-config.json", "ResourceConfigurationResources", "proxy-config.json", "DynamicProxyConfigurationResources", "serialization-config.json", "SerializationConfigurationResources", "serialization-deny-config.json", "SerializationDenyConfigurationResources", "predefined-classes-config.json", "PredefinedClassesConfigurationResources", "reachability-metadata.json", "ReachabilityMetadataResources");

  static void metaInf(Path entry) throws IOException {
    if (Files.isDirectory(entry)) { Path r = entry.resolve("META-INF/native-image"); if (!Files.isDirectory(r)) return;
      try (var s = Files.walk(r)) { for (Path p : s.filter(Files::isRegularFile).sorted().toList()) meta(entry, entry.relativize(p).toString(), entry.toUri().toString(), () -> Files.newInputStream(p)); }
    } else if (entry.toString().endsWith(".jar")) try (JarFile j = new JarFile(entry.toFile())) {
      for (JarEntry e : j.stream().filter(x -> x.getName().startsWith("META-INF/native-image/") && !x.isDirectory()).sorted(Comparator.comparing(JarEntry::getName)).toList())
        meta(entry, e.getName(), "jar:" + entry.toUri() + "!/" + e.getName(), () -> j.getInputStream(e));
    }
  }
  interface Open { InputStream open() throws IOException; }
  static void meta(Path entry, String name, String origin, Open o) throws IOException {
    String file = name.substring(name.lastIndexOf('/') + 1), dir = name.substring(0, name.lastIndexOf('/'));
    if (!META.containsKey(file) && !file.equals("native-image.properties")) return;
    for (Pattern[] x : excludes) if (x[0].matcher(entry.toString()).find() && x[1].matcher("/" + name).find()) return;
    if (META.containsKey(file)) { builder.add("-H:" + META.get(file) + "@" + origin + "+api=" + name); return; }
    Properties p = new Properties(); try (InputStream i = o.open()) { p.load(i); }
    for (String k : List.of("JavaArgs", "Args")) { String v = p.getProperty(k); if (v == null) continue;
      List<String> l = split(v.replace("${.}", dir)); if (k.equals("JavaArgs")) jvm.addAll(l); else args(l, false, origin); }
    String fmp = p.getProperty("ForceOnModulePath"); if (fmp != null) { cp.remove(entry); mp.add(entry); }
  }

  public static void main(String[] argv) throws Exception {
    List<String> in = new ArrayList<>(); String env = System.getenv("NATIVE_IMAGE_OPTIONS"); if (env != null) in.addAll(split(env)); in.addAll(List.of(argv));
    if (in.contains("--version")) {
      System.out.println("native-image " + VERSION + " 2026-01-20\nGraalVM Runtime Environment GraalVM CE " + VERSION + "+10.1 (build " + VERSION + "+10-jvmci-b01)\nSubstrate VM GraalVM CE " + VERSION + "+10.1 (build " + VERSION + "+10, serial gc)"); return; }
    loadApis();
    args(in, true, "user");
    if (jar != null) { addJar(Path.of(jar)); try (JarFile j = new JarFile(jar)) { if (mainClass != null && imageName == null) imageName = mainClass; mainClass = j.getManifest().getMainAttributes().getValue("Main-Class"); } if (imageName == null) imageName = Path.of(jar).getFileName().toString().replaceFirst("\\.jar$", ""); }
    else if (cp.isEmpty()) { String c = System.getenv("CLASSPATH"); addCp(c == null || c.isEmpty() ? "." : c); }
    for (Path p : List.copyOf(cp)) metaInf(p); for (Path p : List.copyOf(mp)) if (!cp.contains(p)) metaInf(p);
    List<String> cmd = new ArrayList<>(); Path sb = HOME.resolve("lib/svm/builder"); List<String> jars; try (var s = Files.list(sb)) { jars = s.map(Path::toString).filter(x -> x.endsWith(".jar")).sorted().toList(); }
    cmd.add(HOME.resolve("bin/java").toString());
    cmd.addAll(List.of("-XX:+UseParallelGC", "-XX:+UnlockExperimentalVMOptions", "-XX:+EnableJVMCI", "-XX:-UseJVMCICompiler", "-Xss10m", "-XX:GCTimeRatio=9", "-XX:+ExitOnOutOfMemoryError", "-Dtruffle.TrustAllTruffleRuntimeProviders=true", "-Dgraalvm.ForcePolyglotInvalid=true", "-Dgraalvm.locatorDisabled=true", "-Dsubstratevm.HostLibC=glibc", "-Djava.system.class.loader=com.oracle.svm.hosted.NativeImageSystemClassLoader", "-Djava.awt.headless=true", "-Dcom.oracle.graalvm.isaot=true", "-Djdk.internal.lambda.disableEagerInitialization=true", "-Dorg.graalvm.nativeimage.imagecode=buildtime", "-Dorg.graalvm.vendor=Community", "-Dorg.graalvm.vendorurl=https://www.graalvm.org/", "-Dorg.graalvm.vendorversion=GraalVM CE " + VERSION, "-Dorg.graalvm.version=" + VERSION));
    if (jvm.stream().noneMatch(x -> x.startsWith("-Xmx"))) cmd.add("-XX:MaxRAMPercentage=" + System.getProperty("ni.ram", "40"));
    cmd.add("@" + sb.resolve("exports.args")); cmd.add("--add-modules=ALL-DEFAULT"); cmd.add("--enable-native-access=org.graalvm.nativeimage.builder");
    cmd.addAll(jvm);
    cmd.addAll(List.of("--upgrade-module-path", jars.stream().filter(x -> x.contains("/compiler-")).findFirst().orElseThrow(), "--module-path", jars.stream().filter(x -> !x.contains("/compiler-")).collect(Collectors.joining(":")), "--module", "org.graalvm.nativeimage.builder/com.oracle.svm.hosted.NativeImageGeneratorRunner"));
    List<String> b = new ArrayList<>();
    b.add("-imagecp"); b.add(cp.stream().map(Path::toString).collect(Collectors.joining(":")));
    if (!mp.isEmpty()) { b.add("-imagemp"); b.add(mp.stream().map(Path::toString).collect(Collectors.joining(":"))); }
    if (imageName == null && mainClass != null) imageName = mainClass.toLowerCase();
    Path out = Path.of(imageName == null ? "image" : imageName); Path dir = out.isAbsolute() ? out.getParent() : Path.of("").toAbsolutePath().resolve(out).getParent();
    b.add("-H:CLibraryPath@driver=" + HOME.resolve("lib/svm/clibraries/linux-amd64")); b.add("-H:Path@driver=" + dir); b.add("-H:ImageBuildID@driver=" + UUID.randomUUID());
    b.addAll(builder); b.addAll(user);
    if (mainClass != null && !shared) b.add("-H:Class@driver=" + mainClass);
    b.add("-H:Name@driver=" + out.getFileName());
    Path af = Files.createTempFile("ni", ".args"); Files.writeString(af, String.join("\0", b)); cmd.add("--image-args-file=" + af);
    if (verbose || dryRun) { System.out.println("Executing ["); cmd.forEach(x -> System.out.println(x + " \\")); b.forEach(x -> System.out.println("  " + x)); System.out.println("]"); }
    if (dryRun) return;
    ProcessBuilder pb = new ProcessBuilder(cmd).inheritIO(); pb.environment().put("JVMCI_VERSION_CHECK", "ignore"); pb.environment().remove("CLASSPATH"); pb.environment().remove("JAVA_TOOL_OPTIONS");
    int rc = pb.start().waitFor(); Files.deleteIfExists(af); System.exit(rc);
  }
}
EOF_KIT
cp "$K/svm_locale.h" "$C/include/"; F="-O2 -fPIC -std=gnu11 -ffunction-sections -fdata-sections -w -I$C/include -I$J/include -I$J/include/linux"; mkdir -p "$W/shim"
for f in jvm libchelper container; do gcc $F -c "$K/$f.c" -o "$W/shim/$f.o"; done
nm -g --defined-only "$W/shim/jvm.o" | awk '{print $3}' | sort -u > "$W/shim/have"; nm -u "$C"/*.a 2>/dev/null | awk '{print $2}' | grep -E '^JVM_' | sort -u > "$W/shim/need"
{ echo '#include <stdio.h>'; echo '#include <stdlib.h>'; comm -23 "$W/shim/need" "$W/shim/have" | while read n; do echo "void $n(void){fprintf(stderr,\"Unimplemented VM function $n called\\n\");abort();}"; done; } > "$W/shim/fallbacks.c"
gcc $F -c "$W/shim/fallbacks.c" -o "$W/shim/fallbacks.o"
rm -f "$C"/lib{jvm,libchelper,svm_container}.a; ar rcs "$C/libjvm.a" "$W/shim/jvm.o" "$W/shim/fallbacks.o"; ar rcs "$C/liblibchelper.a" "$W/shim/libchelper.o"; ar rcs "$C/libsvm_container.a" "$W/shim/container.o"
gcc -O2 -fPIC -shared -I$J/include -I$J/include/linux "$K/reporterchelper.c" -o "$B/lib/libreporterchelper.so"

step "7 launcher"
T=org.graalvm.nativeimage.builder,org.graalvm.nativeimage.pointsto,org.graalvm.nativeimage.base,org.graalvm.nativeimage.objectfile,org.graalvm.nativeimage.configure,org.graalvm.nativeimage,jdk.graal.compiler,org.graalvm.espresso.shared.svm,org.graalvm.truffle.compiler,ALL-UNNAMED
"$J/bin/java" "$K/Exports.java" $T | grep -vE '=(jdk.hotspot.agent|jdk.jcmd)/' > "$B/exports.args"
mkdir -p "$W/drv"; "$J/bin/javac" -d "$W/drv" "$K/NativeImageDriver.java"; "$J/bin/jar" cf "$H/lib/svm/driver.jar" -C "$W/drv" .
cat > "$H/bin/native-image" <<'X'
#!/bin/sh
H=$(CDPATH= cd -- "$(dirname -- "$(readlink -f -- "$0")")/.." && pwd)
exec "$H/bin/java" -XX:TieredStopAtLevel=1 -Xshare:auto -Dni.home="$H" -cp "$H/lib/svm/driver.jar:$H/lib/svm/builder/*" NativeImageDriver "$@"
X
chmod +x "$H/bin/native-image"; "$H/bin/native-image" --version; step "done: GRAALVM_HOME=$H"
