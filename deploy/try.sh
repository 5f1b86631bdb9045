#!/usr/bin/env bash
# Tries Vestibule on a Debian or Ubuntu machine with systemd, from the package to a backup that is restored beside it:
#   sudo deploy/try.sh vestibule_0.1.0-1_amd64.deb
# A browser on this machine makes the first administrator. What is installed stays: `apt purge vestibule` removes it, but for the accounts
# in /var/lib/vestibule. The metrics are read by Prometheus where it is installed.
set -euo pipefail

package=$(realpath "${1:?The package is missing: deploy/try.sh PACKAGE}")
port=${PORT:-3000}
metrics_port=${METRICS_PORT:-9464}
restored_port=${RESTORED_PORT:-3001}
prometheus_port=${PROMETHEUS_PORT:-9090}

data=/var/lib/vestibule
settings=/etc/vestibule/vestibule.toml
scratch=$(mktemp -d)

step() {
  printf '\n== %s\n' "$*"
}

# Runs `vestibule` as the server's user, with its settings, on the data of a folder.
vestibule_on() {
  local folder=$1
  shift
  (cd / && runuser --user vestibule -- env VESTIBULE_CONFIG=$settings VESTIBULE_DATA_DIR="$folder" vestibule "$@")
}

# Waits a minute at most for a command to succeed.
wait_for() {
  local tries
  for ((tries = 0; tries < 120; tries++)); do
    if "$@" >/dev/null 2>&1; then return; fi
    sleep 0.5
  done
  echo "This did not succeed within a minute: $*" >&2
  return 1
}

stop_what_was_for_trying() {
  systemctl stop vestibule-restored vestibule-prometheus 2>/dev/null || true
  rm -rf "$scratch"
}
trap stop_what_was_for_trying EXIT

step "Package: install it"
apt-get install --yes --quiet --no-install-recommends "$package"

step "Service: give it an address, and start it"
if ! grep --quiet '^public_url' $settings; then
  cat >>$settings <<END
public_url = "http://localhost:$port"
listen = "127.0.0.1:$port"
metrics_listen = "127.0.0.1:$metrics_port"
END
fi
vestibule_on $data config check
systemctl enable --quiet --now vestibule
vestibule_on $data health

step "First administrator: open this link in a browser"
if link=$(vestibule_on $data setup-link); then
  echo "$link"
  # The link works once.
  while [ "$(curl --silent --output /dev/null --write-out '%{http_code}' "$link")" = 200 ]; do sleep 0.5; done
  echo "There is an administrator."
fi

step "Backup: make one while the server runs, and verify it"
install -d -m 700 -o vestibule -g vestibule /var/backups/vestibule
backup=/var/backups/vestibule/$(date --utc +%Y%m%dT%H%M%SZ).backup
vestibule_on $data backup "$backup"
vestibule_on $data backup verify "$backup"

step "Restore: bring the backup up as a second server"
restored=$scratch/restored
chmod 755 "$scratch"
install -d -m 700 -o vestibule -g vestibule "$restored"
vestibule_on "$restored" restore "$backup"
systemd-run --quiet --unit vestibule-restored --uid vestibule --setenv VESTIBULE_CONFIG=$settings --setenv VESTIBULE_DATA_DIR="$restored" \
  --setenv VESTIBULE_LISTEN="127.0.0.1:$restored_port" --setenv VESTIBULE_METRICS_LISTEN= vestibule serve
wait_for vestibule health --url "http://127.0.0.1:$restored_port"
cmp <(vestibule_on $data export) <(vestibule_on "$restored" export)
echo "The restored server has the same $(vestibule_on "$restored" export | wc -l) account(s)."

step "Metrics: let Prometheus read them"
if command -v prometheus >/dev/null; then
  cat >"$scratch/prometheus.yml" <<END
scrape_configs: [{ job_name: vestibule, scrape_interval: 1s, static_configs: [{ targets: ["127.0.0.1:$metrics_port"] }] }]
END
  systemd-run --quiet --unit vestibule-prometheus "$(command -v prometheus)" --config.file="$scratch/prometheus.yml" \
    --storage.tsdb.path="$scratch/prometheus" --web.listen-address="127.0.0.1:$prometheus_port"
  has_read() {
    curl --silent --fail "http://127.0.0.1:$prometheus_port/api/v1/query?query=vestibule_database_up" | grep --quiet '"1"'
  }
  wait_for has_read
  echo "Prometheus has read that the database is up."
else
  echo "Prometheus is not installed here (apt install prometheus)."
fi

step "All of it works. Vestibule runs at http://localhost:$port"
