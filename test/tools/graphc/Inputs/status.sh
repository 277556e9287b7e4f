# Runs a command and prints its exit status after what it prints.
"$@"
echo "status $?"
