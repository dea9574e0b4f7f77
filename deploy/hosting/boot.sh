#!/bin/sh
# Runs as the first process of new namespaces: makes a machine of this one, as it would be without Regatta, and becomes its systemd.
# Nothing of it is kept, and nothing of the real machine changes.
#   boot.sh ROOM REPOSITORY FILES      ROOM: an empty folder. The machine finds the others in /srv/repository and /srv/files, and the packages of now in /srv/packages
# Descriptor 9 is the network of the real machine, from where the packages come; closed, there is none but its own.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
room=$1 repository=$2 files=$3

mount -t tmpfs -o mode=0755 machine "$room"
mkdir "$room/changes" "$room/work" "$room/root"
mount -t overlay -o "lowerdir=/,upperdir=$room/changes,workdir=$room/work" machine "$room/root"
cd "$room/root"

# What its kernel offers. No device but the harmless ones, and no setting of the kernel.
mount -t proc proc proc
mount --bind proc/sys proc/sys
mount -o remount,bind,ro proc/sys
mount -t sysfs -o ro sysfs sys
mount -t cgroup2 cgroup2 sys/fs/cgroup
mount -t tmpfs -o mode=0755 dev dev
for name in null zero full random urandom tty; do
  touch "dev/$name"
  mount --bind "/dev/$name" "dev/$name"
done
mkdir dev/pts dev/shm
mount -t devpts -o newinstance,ptmxmode=0666,mode=0620 devpts dev/pts
ln -s pts/ptmx dev/ptmx
ln -s /proc/self/fd dev/fd
mount -t tmpfs -o mode=1777 shm dev/shm
mount -t tmpfs -o mode=0755 run run
mount -t tmpfs -o mode=1777 tmp tmp
ip link set lo up

if [ -e /proc/self/fd/9 ]; then
  touch run/outside
  mount --bind /proc/self/fd/9 run/outside
fi

mkdir -p srv/repository srv/files srv/packages
mount --bind "$repository" srv/repository
mount --bind "$files" srv/files
# Wherever they are on the real machine, also in its /tmp, which is another one there.
mount --bind "$(readlink -f "$files/node_modules")" srv/packages
for folder in repository files packages; do mount -o remount,bind,ro "srv/$folder"; done

# As it is before anybody has read the page.
rm -rf opt/regatta etc/regatta var/lib/regatta var/www/certbot etc/nginx/own etc/nginx/regatta etc/systemd/system/regatta*
sed -i '/^regatta:/d' etc/passwd etc/shadow etc/group etc/gshadow
rm -rf etc/postgresql/* var/lib/postgresql/* var/log/postgresql/* var/log/nginx/* var/log/journal var/lib/redis/*
: >etc/machine-id
echo '127.0.0.1 localhost regatta.example' >etc/hosts
cp "$here"/bin/* usr/local/sbin/
# Nothing happens there by itself.
ln -sf /dev/null etc/systemd/system/timers.target

mkdir real
pivot_root . real
umount -l real
exec 9<&-
exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin container=other setpriv --bounding-set -sys_module,-sys_time,-sys_boot,-sys_rawio \
  /lib/systemd/systemd --unit=basic.target
