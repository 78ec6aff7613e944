{{ last (dict) }}
