{{ rest nil }}
