{{ toDate "2006" }}
