#!/bin/sh
# Runs a check in JavaScript, or says that Node.js is missing. node.sh CHECK.mjs FOLDER
command -v node > /dev/null || { echo "node is missing"; exit 77; }
exec node "$@"
