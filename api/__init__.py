"""SIM Kinerja ASN: performance management of civil servants, one package per thing of the domain."""
